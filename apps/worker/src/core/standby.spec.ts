import { setTimeout as sleep } from 'node:timers/promises';
import { Standby } from './standby.js';

const quiet = new AbortController().signal;

/** Whether a promise settles without anything further happening. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await sleep(5);
  return settled;
}

describe('Standby', () => {
  it('does not hold up what runs alone', async () => {
    const standby = new Standby();
    expect(await isSettled(standby.turn(quiet).pause())).toBe(true);
  });

  it('waits until all that is awaited has ended, however often one says so', async () => {
    const standby = new Standby(10_000, 20);
    const [first, second] = [standby.begin(), standby.begin()];
    const pause = standby.turn(quiet).pause();
    first();
    first();
    expect(await isSettled(pause)).toBe(false);
    second();
    expect(await isSettled(pause)).toBe(false);
    await pause;
    expect(await isSettled(standby.turn(quiet).pause())).toBe(true);
  });

  it('goes on after its time, and then does not wait again', async () => {
    const standby = new Standby(30);
    standby.begin();
    const turn = standby.turn(quiet);
    await turn.pause();
    expect(await isSettled(turn.pause())).toBe(true);
  });

  it('ends with the signal', async () => {
    const standby = new Standby();
    standby.begin();
    const stop = new AbortController();
    const pause = standby.turn(stop.signal).pause();
    stop.abort(new Error('cancelled'));
    await expect(pause).rejects.toThrow('cancelled');
  });
});
