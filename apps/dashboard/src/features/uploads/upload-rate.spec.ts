import { progressWords, timeLeft } from './upload-rate';

describe('time left of an upload', () => {
  it('follows the mean speed', () => {
    expect(timeLeft(25, 100, 5000)).toBe(15_000);
  });

  it('is not guessed in the first moment', () => {
    expect(timeLeft(10, 100, 300)).toBeNull();
    expect(progressWords(10, 100, 300)).toBe('10%');
  });

  it('is said in seconds, then in minutes', () => {
    expect(progressWords(25, 100, 5000)).toBe('25% · 15 s left');
    expect(progressWords(1, 100, 2000)).toBe('1% · 4 min left');
    expect(progressWords(100, 100, 2000)).toBe('Checking');
  });
});
