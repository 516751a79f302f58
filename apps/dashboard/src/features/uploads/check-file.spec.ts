import { kindOf, refusal, sizeRefusal } from './check-file';

const file = (name: string, size = 1000, type = '') => ({ name, size, type });

describe('files before the upload', () => {
  it('are told apart by name, else by type', () => {
    expect(kindOf(file('IMG_1.HEIC'))).toBe('picture');
    expect(kindOf(file('clip.MOV'))).toBe('video');
    expect(kindOf(file('blob', 1, 'image/png'))).toBe('picture');
    expect(kindOf(file('notes.pdf', 1, 'application/pdf'))).toBeNull();
  });

  it('are refused with a reason and a next step', () => {
    expect(refusal('picture', file('clip.mp4'))).toContain('is not a picture');
    expect(refusal('picture', file('a.jpg', 11 * 1024 * 1024))).toContain('the limit is 10 MB');
    const plan = { imageBytes: 20 * 1024 * 1024, videoBytes: 1 };
    expect(refusal('picture', file('a.jpg', 11 * 1024 * 1024), plan)).toBeNull();
    expect(refusal('video', file('a.mp4', 0))).toContain('is empty');
    expect(refusal('video', file('a.mp4'))).toBeNull();
  });

  it('may be portrait or landscape', () => {
    expect(sizeRefusal(480, 640)).toBeNull();
    expect(sizeRefusal(600, 600)).toContain('at least 640 × 480');
    expect(sizeRefusal(5000, 3000)).toContain('At most 4096');
  });
});
