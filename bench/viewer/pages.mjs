// The peers' own example pages, as their projects show them, with a coloured plane on the picture. Each page keeps
// `bench`: when something was first shown (ms since navigation), and how many poses and frames there were.

const HEAD = `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
<style>html, body { margin: 0; overflow: hidden; height: 100%; }</style>
<script>
globalThis.bench = { shownAt: null, poses: 0, frames: 0 };
// One pose a camera frame: what a page makes of a frame that it has seen already is none.
bench.pose = () => {
  const cameraFrames = document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames;
  if (cameraFrames === bench.cameraFrames) return;
  bench.cameraFrames = cameraFrames;
  bench.poses++;
  bench.shownAt ??= performance.now();
};
</script>`;

/** MindAR with Three.js: examples/image-tracking/three.html. */
export const MINDAR_PAGE = `${HEAD}
<script type="importmap">{ "imports": {
  "three": "/shim/three.js", "three/addons/": "/three/", "mindar-image-three": "/mind-ar/mindar-image-three.prod.js"
} }</script></head><body><div id="container" style="width: 100vw; height: 100vh; position: relative; overflow: hidden"></div>
<script type="module">
import * as THREE from 'three';
import { MindARThree } from 'mindar-image-three';
const mindarThree = new MindARThree({ container: document.querySelector('#container'), imageTargetSrc: '/markers/target.mind' });
const { renderer, scene, camera } = mindarThree;
const anchor = mindarThree.addAnchor(0);
anchor.group.add(new THREE.Mesh(new THREE.PlaneGeometry(1, 0.55), new THREE.MeshBasicMaterial({ color: 0x00ffff, transparent: true, opacity: 0.5 })));
anchor.onTargetUpdate = () => bench.pose();
await mindarThree.start();
renderer.setAnimationLoop(() => { bench.frames++; renderer.render(scene, camera); });
</script></body></html>`;

/** The name that MindAR imports and Three.js has dropped since. */
export const THREE_SHIM = `export * from '/three.js'; export const sRGBEncoding = 3001;`;

/** AR.js with Three.js and natural features: three.js/examples/nft.html. */
export const ARJS_PAGE = `${HEAD}
<script type="importmap">{ "imports": { "three": "/three.js" } }</script></head><body>
<script type="module">
import * as THREE from 'three';
import { ArMarkerControls, ArToolkitContext, ArToolkitSource } from '/ar.js/ar-threex.mjs';
const renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
renderer.setSize(640, 480);
renderer.domElement.style.cssText = 'position: absolute; top: 0; left: 0';
document.body.append(renderer.domElement);
const scene = new THREE.Scene();
const camera = new THREE.Camera();
scene.add(camera);
const size = { sourceWidth: 640, sourceHeight: 480 };
const source = new ArToolkitSource({ sourceType: 'webcam', ...size, displayWidth: 640, displayHeight: 480 });
// The example hears nothing of a camera that is there before the camera file, and then shows nothing for good: told again,
// as soon as it listens (it looks every 20 ms whether it should).
const cameraThere = new Promise((resolve) => addEventListener('arjs-video-loaded', (event) => {
  event.stopImmediatePropagation();
  resolve(event.detail);
}, { once: true }));
source.init(() => undefined, (error) => { throw error; });
const context = new ArToolkitContext(
  { detectionMode: 'mono', canvasWidth: 640, canvasHeight: 480, cameraParametersUrl: '/markers/camera_para.dat' }, size);
context.init(async () => {
  camera.projectionMatrix.copy(context.getProjectionMatrix());
  const detail = await cameraThere;
  setTimeout(() => dispatchEvent(new CustomEvent('arjs-video-loaded', { detail })), 40);
});
new ArMarkerControls(context, camera, {
  type: 'nft', descriptorsUrl: '/markers/target', changeMatrixMode: 'cameraTransformMatrix' });
scene.visible = false;
scene.add(new THREE.Mesh(new THREE.PlaneGeometry(200, 110), new THREE.MeshBasicMaterial({ color: 0x00ffff, transparent: true, opacity: 0.5 })));
// A pose has come when the camera's place is another.
let last = 0;
const place = () => camera.matrix.elements.reduce((sum, value, i) => sum + value * (i + 1), 0);
(function frame() {
  requestAnimationFrame(frame);
  bench.frames++;
  if (source.ready) { context.update(source.domElement); scene.visible = camera.visible; }
  if (scene.visible && place() !== last) { last = place(); bench.pose(); }
  renderer.render(scene, camera);
})();
</script></body></html>`;

/**
 * Put into our viewer's page from outside: it says by itself what it shows (`?debug=1`). By a timer, as asking for every
 * frame of the screen would make the browser compose what nobody changed.
 */
export function watchOurs() {
  const bench = { shownAt: null, poses: 0, frames: 0 };
  globalThis.bench = bench;
  let last = null;
  setInterval(() => {
    const shown = globalThis.argument;
    if (!shown?.corners || shown.frameTime === last) return;
    last = shown.frameTime;
    bench.poses++;
    bench.frames++;
    bench.shownAt ??= performance.now();
  }, 4);
}

/** Camera file of AR.js for an ideal lens: its oldest form, 136 bytes, big endian. Pixels. */
export function cameraFile(width, height) {
  const focal = 0.85 * Math.max(width, height);
  const view = new DataView(new ArrayBuffer(136));
  view.setInt32(0, width);
  view.setInt32(4, height);
  const numbers = [focal, 0, width / 2, 0, 0, focal, height / 2, 0, 0, 0, 1, 0, width / 2, height / 2, 0, 1];
  for (const [index, value] of numbers.entries()) view.setFloat64(8 + index * 8, value);
  return Buffer.from(view.buffer);
}
