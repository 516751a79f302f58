import { simulateBatch } from '../../../test/simulated-batch.js';
import { estimate as estimateOn } from './estimate.js';
import type { OpenWork, Pace } from './pace.js';

const estimate = (...[id, open, done, paces]: DropLast<Parameters<typeof estimateOn>>) =>
  estimateOn(id, open, done, paces, 4);
type DropLast<T extends unknown[]> = T extends [...infer Rest, unknown] ? Rest : never;

const work = (more: Partial<OpenWork> = {}): OpenWork => ({
  kind: 'video',
  id: 'a',
  name: 'clip.mp4',
  job: 'transcode-video',
  isRunning: false,
  progress: 0,
  elapsed: 0,
  bytes: 0,
  ...more,
});
/** Ten jobs lately, ten seconds and ten bytes each. */
const pace = (more: Partial<Pace> = {}): Pace => ({
  job: 'transcode-video',
  jobs: 10,
  seconds: 100,
  bytes: 100,
  beside: 0,
  running: 0,
  othersAhead: 0,
  ended: 10,
  open: 1,
  ...more,
});

describe('estimate', () => {
  it('says nothing of a project in which nothing is left to do', () => {
    expect(estimate('p', [], [], [])).toMatchObject({ isRunning: false, progress: 100, secondsLeft: 0, files: [] });
  });

  it('gives no time while nothing is known, and goes by a run of its own once that tells', () => {
    expect(estimate('p', [work()], [], []).secondsLeft).toBeNull();
    expect(estimate('p', [work({ isRunning: true, progress: 0.02, elapsed: 9 })], [], []).secondsLeft).toBeNull();
    expect(estimate('p', [work({ isRunning: true, progress: 0.5, elapsed: 9 })], [], []).secondsLeft).toBe(9);
  });

  it('goes by what others took, by their weight, and divides by those that run at a time', () => {
    const queue = [work({ id: 'a' }), work({ id: 'b' }), work({ id: 'c' })];
    expect(estimate('p', queue, [], [pace()]).secondsLeft).toBe(30);
    const all = queue.map((one) => ({ ...one, isRunning: true }));
    expect(estimate('p', all, [], [pace({ running: 3 })]).secondsLeft).toBe(10);
    expect(estimate('p', [work({ bytes: 100 })], [], [pace()]).secondsLeft).toBe(82);
  });

  it('counts the others whose turn comes before', () => {
    expect(estimate('p', [work()], [], [pace({ othersAhead: 5 })]).secondsLeft).toBe(60);
  });

  it('adds up what shares the processors', () => {
    const open = [work(), work({ kind: 'image', id: 'i', job: 'process-image' })];
    const image = pace({ job: 'process-image', seconds: 90 });
    expect(estimateOn('p', open, [], [pace(), image], 2).secondsLeft).toBe(10);
    expect(estimateOn('p', open, [], [pace(), image], 1).secondsLeft).toBe(19);
    // They took as long because as much ran beside them: it is the same work.
    expect(estimateOn('p', open, [], [pace({ beside: 90 }), { ...image, beside: 100 }], 1).secondsLeft).toBe(10);
  });

  it('counts the work that comes after, as often as it came lately', () => {
    const ladder = pace({ job: 'transcode-ladder', seconds: 300, ended: 4, open: 1 });
    // Ten seconds until the first one's follower begins, at half of thirty seconds each.
    expect(estimateOn('p', [work(), work({ id: 'b' })], [], [pace(), ladder], 1).secondsLeft).toBe(50);
  });

  it.each([
    ['two processors', 2, 1],
    ['eight processors', 8, 1],
    ['another studio that sends as much', 2, 2],
  ])('is honest all along a batch of 40 pairs on %s', (_what, processors, studios) => {
    const moments = simulateBatch({ pairs: 40, processors, studios });
    const off = moments.map(({ told, real }) => (told ?? 0) / real);
    // After the first few, of which nothing could be known.
    expect(moments.length).toBeGreaterThan(6);
    expect(Math.min(...off)).toBeGreaterThan(0.7);
    expect(Math.max(...off)).toBeLessThan(1.5);
  });

  it('takes the longest of the kinds, which run beside each other', () => {
    const open = [work(), work({ kind: 'image', id: 'i', job: 'process-image' })];
    expect(estimate('p', open, [], [pace(), pace({ job: 'process-image', seconds: 5 })]).secondsLeft).toBe(10);
    expect(estimate('p', open, [], [pace()]).secondsLeft).toBeNull();
  });

  it('never says that a run which takes longer than others did is over', () => {
    const late = work({ isRunning: true, elapsed: 60 });
    expect(estimate('p', [late], [], [pace()]).secondsLeft).toBe(1);
  });

  it('counts what is done by its weight and never says 100 before the end', () => {
    const done = [{ job: 'transcode-video' as const, jobs: 3, bytes: 30 }];
    const half = estimate('p', [work({ bytes: 10, isRunning: true, progress: 0.5, elapsed: 5 })], done, [pace()]);
    expect(half.progress).toBe(87);
    expect(estimate('p', [work({ isRunning: true, progress: 1, elapsed: 5 })], done, [pace()]).progress).toBe(99);
  });

  it('lists what runs first, and at most 50 files', () => {
    const open = [
      ...Array.from({ length: 60 }, (_, i) => work({ id: `w${i}` })),
      work({ id: 'runs', isRunning: true }),
    ];
    const { files, filesLeft } = estimate('p', open, [], [pace()]);
    expect(files[0]).toMatchObject({ id: 'runs', state: 'running' });
    expect(files[1]).toMatchObject({ id: 'w0', state: 'waiting', secondsLeft: null });
    expect([files.length, filesLeft]).toEqual([50, 61]);
  });
});
