import { compose, type Homography, type Quad, unitSquareTo } from '@argument/vision';
import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  ColorManagement,
  DoubleSide,
  LinearSRGBColorSpace,
  Mesh,
  MeshBasicMaterial,
  Scene,
  Texture,
  VideoFrameTexture,
  VideoTexture,
  WebGLRenderer,
} from 'three';
import { cover, toClip } from './fit.js';

/** Something flat that lies on the target image. */
export interface Layer {
  source: HTMLVideoElement | HTMLImageElement;
  /** Its unit square to the target's. */
  placement: Homography;
  /** The part of the source that is shown, 0..1. */
  crop: { x: number; y: number; width: number; height: number };
  opacity: number;
}

export interface CameraImage {
  image: VideoFrame | HTMLCanvasElement;
  width: number;
  height: number;
}

/**
 * Draws a camera frame and, on the picture in it, its overlay. Everything is placed by homographies in the plane of the
 * image, which needs no knowledge of the camera's lens and cannot drift against the frame that it was measured in.
 */
export class Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new Camera();
  private readonly background = flat(0);
  private readonly overlay = flat(1);
  private readonly frame = plain(new VideoFrameTexture());
  private readonly textures = new WeakMap<Layer['source'], Texture>();
  private readonly screen = { width: 1, height: 1 };

  /** @throws where the browser gives no WebGL 2 */
  constructor(canvas: HTMLCanvasElement) {
    // Camera and video are shown as they come: no conversion on the way in, none on the way out.
    ColorManagement.enabled = false;
    this.renderer = new WebGLRenderer({ canvas, alpha: false, antialias: false, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.sortObjects = true;
    this.background.material.map = this.frame;
    this.scene.add(this.background, this.overlay);
  }

  /** CSS pixels; the camera has no detail for more than twice that. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.screen.width = width;
    this.screen.height = height;
    this.renderer.setPixelRatio(Math.min(pixelRatio, 2));
    this.renderer.setSize(width, height, false);
  }

  /** @param corners of the target image, camera pixels */
  draw(frame: CameraImage, corners: Quad, layer: Layer | null): void {
    const clip = toClip(cover(frame, this.screen), this.screen);
    this.frame.setFrame(frame.image);
    place(this.background, compose(clip, Float64Array.of(frame.width, 0, 0, 0, frame.height, 0, 0, 0, 1)));
    const onTarget = layer && unitSquareTo(corners);
    this.overlay.visible = Boolean(onTarget);
    if (layer && onTarget) {
      const map = this.textureOf(layer);
      if (this.overlay.material.map !== map) {
        this.overlay.material.map = map;
        this.overlay.material.needsUpdate = true;
      }
      this.overlay.material.opacity = layer.opacity;
      place(this.overlay, compose(clip, compose(onTarget, layer.placement)));
    }
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.renderer.dispose();
  }

  private textureOf({ source, crop }: Layer): Texture {
    let texture = this.textures.get(source);
    if (!texture) {
      texture = plain(source instanceof HTMLVideoElement ? new VideoTexture(source) : new Texture(source));
      texture.needsUpdate = true;
      this.textures.set(source, texture);
    }
    texture.offset.set(crop.x, crop.y);
    texture.repeat.set(crop.width, crop.height);
    return texture;
  }
}

type Flat = Mesh<BufferGeometry, MeshBasicMaterial>;

/** The unit square with y down, as pictures are stored. */
function flat(order: number): Flat {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0), 3));
  geometry.setAttribute('uv', new BufferAttribute(Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  const material = new MeshBasicMaterial({ depthTest: false, depthWrite: false, side: DoubleSide, toneMapped: false });
  material.transparent = order > 0;
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = order;
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  return mesh;
}

function plain<T extends Texture>(texture: T): T {
  texture.generateMipmaps = false;
  texture.minFilter = texture.magFilter;
  texture.flipY = false;
  return texture;
}

/** Puts a map of the plane where three expects a transform of space: its third coordinate stays on the near plane. */
function place(mesh: Flat, h: Homography): void {
  const [a, b, c, d, e, f, g, i, j] = h as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  mesh.matrix.set(a, b, 0, c, d, e, 0, f, 0, 0, 1, 0, g, i, 0, j);
  mesh.matrixWorldNeedsUpdate = true;
}
