import { type WatchFact, WatchLog } from './watch-log.js';

function watch(run: (log: WatchLog, play: (from: number, to: number) => void) => void) {
  const facts: WatchFact[] = [];
  const log = new WatchLog((fact) => facts.push(fact));
  run(log, (from, to) => {
    for (let t = from; t <= to + 1e-9; t += 0.25) log.at(t, 10);
  });
  return { facts, names: facts.map((fact) => (fact.type === 'video_progress' ? fact.percent : fact.type)), log };
}

describe('WatchLog', () => {
  it('reports a viewing from start to end', () => {
    const { names, facts } = watch((log, play) => {
      log.play();
      play(0, 10);
      log.end();
    });
    expect(names).toEqual(['video_started', 25, 50, 75, 'video_completed']);
    expect(facts.reduce((sum, fact) => sum + fact.watchedMs, 0)).toBe(10_000);
  });

  it('reports each step once, however often the video loops, and counts all that was watched', () => {
    const { names, facts, log } = watch((log, play) => {
      log.play();
      play(0, 9.75);
      play(0, 9.75);
      play(0, 9.75);
    });
    expect(names).toEqual(['video_started', 25, 50, 75, 'video_completed']);
    expect(facts.reduce((sum, fact) => sum + fact.watchedMs, 0) + log.take()).toBe(29_250);
  });

  it('tells a pause from a start, and does not count a seek as watched', () => {
    const { names, log } = watch((log, play) => {
      log.play();
      log.play();
      play(0, 1);
      log.pause();
      log.pause();
      log.play();
      log.at(9, 10);
    });
    expect(names).toEqual(['video_started', 'video_paused', 'video_resumed', 25]);
    expect(log.take()).toBe(0);
  });

  it('starts a new viewing on replay', () => {
    const { names } = watch((log, play) => {
      log.play();
      play(0, 10);
      log.end();
      log.replay();
      play(0, 6);
    });
    expect(names.slice(5)).toEqual(['video_replayed', 25, 50]);
  });
});
