import { estimate, type OpenWork, type Pace } from './estimate.js';

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
  running: 1,
  othersAhead: 0,
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
    expect(estimate('p', queue, [], [pace({ running: 3 })]).secondsLeft).toBe(10);
    expect(estimate('p', [work({ bytes: 100 })], [], [pace()]).secondsLeft).toBe(82);
  });

  it('counts the others whose turn comes before', () => {
    expect(estimate('p', [work()], [], [pace({ othersAhead: 5 })]).secondsLeft).toBe(60);
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
