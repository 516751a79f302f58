import type { VideoProbe } from '../../media/ffmpeg/probe.js';
import { planRenditions, planRuns, posterTimeMs, refuseShortened, refuseVideo } from './transcode-video.plan.js';

const phone: VideoProbe = {
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationMs: 30_000,
  width: 1920,
  height: 1080,
  rotation: 0,
  squarePixels: true,
  framesPerSecond: 29.97,
  videoCodec: 'h264',
  profile: 'High',
  pixelFormat: 'yuv420p',
  hasAlpha: false,
  highDynamicRange: false,
  bitRate: 17_000_000,
  audioCodec: 'aac',
};
/** Phones do not play it as it is. */
const foreign = { ...phone, videoCodec: 'hevc' };
const plan = (change: Partial<VideoProbe>) => planRenditions({ ...foreign, ...change });
const sizes = (change: Partial<VideoProbe>) =>
  plan(change).map(({ name, width, height }) => `${name} ${width}x${height}`);

describe('planRenditions', () => {
  it('goes from small to large, each with an even size', () => {
    expect(sizes({})).toEqual(['360p 640x360', '480p 854x480', '720p 1280x720', '1080p 1920x1080']);
    expect(sizes({ width: 720, height: 1280 })).toEqual(['360p 360x640', '480p 480x854', '720p 720x1280']);
    expect(sizes({ width: 1281, height: 719 })).toEqual(['360p 642x360', '480p 856x480', '720p 1282x720']);
    expect(sizes({ width: 3840, height: 2160 }).at(-1)).toBe('1080p 1920x1080');
  });

  it('never scales up and leaves out a step that would show no more', () => {
    expect(sizes({ width: 320, height: 240 })).toEqual(['360p 320x240']);
    expect(sizes({ width: 920, height: 518 })).toEqual(['360p 640x360', '480p 852x480']);
    expect(sizes({ width: 1024, height: 576 })).toEqual(['360p 640x360', '480p 854x480', '720p 1024x576']);
  });

  it('passes a source on first that every browser plays, and makes the smaller ones after it', () => {
    const ready = { ...phone, bitRate: 6_000_000 };
    expect(sizes(ready)).toEqual(['1080p 1920x1080', '360p 640x360', '480p 854x480', '720p 1280x720']);
    expect(plan(ready).map(({ copy }) => copy)).toEqual([true, false, false, false]);
  });

  it('passes a heavy one on until a lighter one of its size is there', () => {
    const made = plan(phone);
    expect(made.map(({ name, copy }) => `${name}${copy ? ' as it is' : ''}`)).toEqual([
      '1080p as it is',
      ...['360p', '480p', '720p', '1080p'],
    ]);
    expect(made.map(({ isInterim }) => isInterim)).toEqual([true, false, false, false, false]);
    for (const heavier of [{ bitRate: 21_000_000 }, { bitRate: null }, { width: 3840, height: 2160 }]) {
      expect(plan({ ...phone, ...heavier }).some(({ isInterim }) => isInterim)).toBe(false);
    }
  });

  it('makes the first by itself and the others in one run', () => {
    expect(planRuns(plan({})).map((run) => run.map(({ name }) => name))).toEqual([['360p'], ['480p', '720p', '1080p']]);
    expect(planRuns(plan({ width: 320, height: 240 }))).toHaveLength(1);
  });

  it('caps the frame rate at 30 and puts a key frame every two seconds', () => {
    expect(plan({ framesPerSecond: 60 })[0]).toMatchObject({ framesPerSecond: 30, gop: 60 });
    expect(plan({ framesPerSecond: 24 })[0]).toMatchObject({ framesPerSecond: 24, gop: 48 });
  });

  it('copies a source that is already what would be made of it', () => {
    const light = { ...phone, width: 640, height: 360, bitRate: 800_000 };
    expect(plan(light)).toMatchObject([{ copy: true, audio: 'copy' }]);
    expect(plan({ ...light, audioCodec: 'mp3' })).toMatchObject([{ copy: true, audio: 'aac' }]);
    const reasons: Partial<VideoProbe>[] = [
      { bitRate: 9_000_000 },
      { bitRate: null },
      { rotation: 90 },
      { videoCodec: 'hevc' },
      { pixelFormat: 'yuv422p' },
      { highDynamicRange: true },
      { framesPerSecond: 60 },
      { squarePixels: false },
      { width: 641 },
    ];
    for (const reason of reasons) expect(plan({ ...light, ...reason })).toMatchObject([{ copy: false }]);
  });

  it('hurries with the first only: a link waits for it', () => {
    expect(plan({}).map(({ isUrgent }) => isUrgent)).toEqual([true, false, false, false]);
  });

  it('makes silence of silence', () => {
    expect(plan({ audioCodec: null })[0]?.audio).toBe('none');
  });

  it('divides the work into shares that add up', () => {
    const total = plan({}).reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1);
  });
});

describe('refuseVideo', () => {
  const limits = { videoDurationMs: 120_000 };
  it('takes what phones write, up to the limit', () => {
    expect(refuseVideo({ ...phone, durationMs: 120_040 }, limits)).toBeNull();
    expect(refuseVideo({ ...phone, container: 'matroska,webm' }, limits)).toBeNull();
  });

  it('says how long a clip may be', () => {
    const refusal = refuseVideo({ ...phone, durationMs: 121_000 }, limits);
    expect(refusal).toMatchObject({ code: 'video_too_long', message: expect.stringContaining('at most 120 s') });
  });

  it('names a codec that cannot be read', () => {
    const refusal = refuseVideo({ ...phone, videoCodec: 'vvc', pixelFormat: '' }, limits);
    expect(refusal).toMatchObject({ code: 'unsupported_codec', message: expect.stringContaining('coded as vvc') });
  });

  it('refuses pictures and clips without length', () => {
    expect(refuseVideo({ ...phone, container: 'gif' }, limits)?.code).toBe('unsupported_format');
    expect(refuseVideo({ ...phone, durationMs: 0 }, limits)?.code).toBe('video_empty');
  });
});

it('notices when less came out than was promised', () => {
  expect(refuseShortened(30_000, 29_900)).toBeNull();
  expect(refuseShortened(500, 40)).toBeNull();
  expect(refuseShortened(30_000, 15_000)?.code).toBe('video_truncated');
});

it('takes the poster in the clip', () => {
  expect(posterTimeMs(30_000)).toBe(1_000);
  expect(posterTimeMs(2_000)).toBe(200);
});
