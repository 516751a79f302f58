import { EventStreamParser } from './event-stream.js';

describe('EventStreamParser', () => {
  it('reads a message that arrives in pieces', () => {
    const parser = new EventStreamParser();
    expect(parser.push('id: 7\nevent: video.rea')).toEqual([]);
    expect(parser.push('dy\ndata: {"a":1}\n\n: ping\n\n')).toEqual([
      { id: '7', event: 'video.ready', data: '{"a":1}' },
    ]);
  });

  it('joins several data lines and remembers the last id', () => {
    const parser = new EventStreamParser();
    expect(parser.push('id: 1\ndata: a\ndata: b\n\ndata: c\r\n\r\n')).toEqual([
      { id: '1', event: 'message', data: 'a\nb' },
      { id: '1', event: 'message', data: 'c' },
    ]);
  });
});
