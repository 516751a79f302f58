import { pollEvery } from './poll';

describe('pollEvery', () => {
  it('rests when everything is finished', () => {
    expect(pollEvery([{ status: 'ready' }, { status: 'failed' }], 'off')).toBe(false);
  });

  it('asks often only while no events arrive', () => {
    const unfinished = [{ status: 'ready' }, { status: 'processing' }];
    expect(pollEvery(unfinished, 'off')).toBe(3_000);
    expect(pollEvery(unfinished, 'on')).toBe(12_000);
  });
});
