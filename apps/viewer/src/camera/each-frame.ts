/** @param time media time of the frame, ms */
export type FrameListener = (time: number) => void;

/** Calls `listener` for every new frame that `video` shows; the returned function ends it. */
export function eachFrame(video: HTMLVideoElement, listener: FrameListener): () => void {
  let running = true;
  if ('requestVideoFrameCallback' in HTMLVideoElement.prototype) {
    const next: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (!running) return;
      video.requestVideoFrameCallback(next);
      listener(mediaTime * 1000);
    };
    video.requestVideoFrameCallback(next);
  } else {
    let last = -1;
    const next = () => {
      if (!running) return;
      requestAnimationFrame(next);
      const time = video.currentTime * 1000;
      if (time === last || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      last = time;
      listener(time);
    };
    requestAnimationFrame(next);
  }
  return () => {
    running = false;
  };
}
