import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';

export interface MediaBinaries {
  ffmpeg: string;
  ffprobe: string;
}

/** The programs named by the environment, or those inside the npm packages. */
export function findBinaries(env: {
  FFMPEG_PATH?: string | undefined;
  FFPROBE_PATH?: string | undefined;
}): MediaBinaries {
  return { ffmpeg: env.FFMPEG_PATH ?? ffmpegInstaller.path, ffprobe: env.FFPROBE_PATH ?? ffprobeInstaller.path };
}
