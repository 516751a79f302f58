import { ViewerError, type ViewerErrorCode } from '../config/viewer-error.js';

const WISHES: MediaStreamConstraints = {
  audio: false,
  // More pixels than this look no better behind an overlay and cost heat on mid-range phones.
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 60 },
  },
};

/** What the names of getUserMedia's errors mean to someone who holds a phone. */
const CODES: Record<string, ViewerErrorCode> = {
  NotAllowedError: 'camera.denied',
  SecurityError: 'camera.denied',
  PermissionDeniedError: 'camera.denied',
  NotFoundError: 'camera.missing',
  OverconstrainedError: 'camera.missing',
  NotReadableError: 'camera.busy',
  AbortError: 'camera.busy',
};

export function cameraErrorCode(error: unknown): ViewerErrorCode {
  return (error instanceof Error && CODES[error.name]) || 'camera.busy';
}

/**
 * Asks for the camera on the back of the phone and shows it in `video`. Call it from a tap.
 * @throws ViewerError `camera.*` or `browser.*`
 */
export async function openCamera(video: HTMLVideoElement): Promise<MediaStream> {
  if (!window.isSecureContext) throw new ViewerError('browser.insecure');
  if (!navigator.mediaDevices?.getUserMedia) throw new ViewerError('browser.old');
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WISHES);
    video.srcObject = stream;
    await video.play();
    if (video.videoWidth === 0) {
      await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve, { once: true }));
    }
    return stream;
  } catch (cause) {
    throw new ViewerError(cameraErrorCode(cause), { cause });
  }
}

export function closeCamera(video: HTMLVideoElement): void {
  const stream = video.srcObject;
  if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
  video.srcObject = null;
}
