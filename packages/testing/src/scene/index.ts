export { type Camera, createCameraPath, EASY_HAND, type HandMotion, PHONE_CAMERA } from './camera-path.js';
export { type ClipOptions, type ClipTruth, clipFrames, clipTruth, type FrameTruth, writeClip } from './clip.js';
export { FRAME_NUMBER, readFrameNumber } from './frame-number.js';
export { invert, type Matrix3, multiply, type Point, project, projectCorners } from './homography.js';
export { judgeScan, quantile, type ScanRecord, type ShownPose, type Verdict } from './judge.js';
export { listAllPhotographs, listPhotographs, type Photograph } from './photographs.js';
export { encodeJpeg, encodePng, type Picture, readPicture } from './picture.js';
export { QUARTERS, writeTestVideo } from './test-video.js';
