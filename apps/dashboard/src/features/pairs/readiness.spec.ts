import { readiness } from './readiness';

const marker = { status: 'ready', trackability: 70, videoIds: ['v'] } as const;
const video = { status: 'ready', renditions: [] } as const;
const of = (parts: Record<string, unknown>) =>
  readiness({ marker: { ...marker, videoIds: ['v'] }, video: { ...video, renditions: [] }, videoSent: true, ...parts });

describe('readiness', () => {
  it('lets a finished pair be published', () => {
    expect(of({})).toEqual({ canPublish: true, words: 'Everything is ready.' });
  });

  it('does not wait for the better renditions', () => {
    expect(of({ video: { status: 'processing', renditions: [] } }).canPublish).toBe(true);
  });

  it('does not wait for the last of the marker once its score is known', () => {
    expect(of({ marker: { ...marker, status: 'processing', videoIds: ['v'] } })).toMatchObject({
      canPublish: true,
      words: expect.stringContaining('as soon as the marker is ready'),
    });
  });

  it('waits for the picture, for the video, and for the two to be joined', () => {
    expect(of({ marker: undefined }).canPublish).toBe(false);
    expect(of({ marker: { ...marker, status: 'processing', trackability: null } }).canPublish).toBe(false);
    expect(of({ videoSent: false }).words).toContain('drop the video');
    expect(of({ marker: { ...marker, videoIds: [] } }).canPublish).toBe(false);
  });

  it('never publishes what phones will not recognise', () => {
    expect(of({ marker: { ...marker, trackability: 9, videoIds: ['v'] } }).canPublish).toBe(false);
  });
});
