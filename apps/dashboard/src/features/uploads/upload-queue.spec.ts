import { UploadQueue } from './upload-queue';

describe('UploadQueue', () => {
  it('never runs more than its limit, and goes on after a failure', async () => {
    const queue = new UploadQueue(2);
    let running = 0;
    let most = 0;
    const job = (fails: boolean) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((go) => setTimeout(go, 2));
      running -= 1;
      if (fails) throw new Error('cut off');
      return 'sent';
    };
    const results = await Promise.allSettled([true, false, false, true, false].map((fails) => queue.run(job(fails))));
    expect(most).toBe(2);
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
