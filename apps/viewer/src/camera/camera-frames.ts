interface Processor {
  readonly readable: ReadableStream<VideoFrame>;
}
/** Not among the types of the DOM yet; Chromium has it since version 94. */
type ProcessorClass = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => Processor;

/**
 * The camera's frames as a stream that a worker can read: frames come without the page, however busy it is. Of those that
 * nobody takes in time the newest stays.
 * @returns null in browsers that have no such stream; frames are then announced by the video element
 */
export function cameraFrames(stream: MediaStream): ReadableStream<VideoFrame> | null {
  const { MediaStreamTrackProcessor: Class } = globalThis as { MediaStreamTrackProcessor?: ProcessorClass };
  const [track] = stream.getVideoTracks();
  if (!Class || !track) return null;
  try {
    return new Class({ track, maxBufferSize: 1 }).readable;
  } catch {
    return null;
  }
}
