/** One message of a server-sent event stream. */
export interface StreamMessage {
  id: string | null;
  event: string;
  data: string;
}

/** Turns pieces of a text/event-stream into messages; a message may be cut anywhere. */
export class EventStreamParser {
  #rest = '';
  #id: string | null = null;

  push(piece: string): StreamMessage[] {
    this.#rest += piece.replace(/\r\n?/g, '\n');
    const blocks = this.#rest.split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.#read(block));
  }

  #read(block: string): StreamMessage[] {
    const data: string[] = [];
    let event = 'message';
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'data') data.push(value);
      else if (field === 'event') event = value;
      else if (field === 'id') this.#id = value;
    }
    return data.length === 0 ? [] : [{ id: this.#id, event, data: data.join('\n') }];
  }
}
