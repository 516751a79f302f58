import { compose, type Quad, unitSquareTo } from '@argument/vision';
import { Camera, ColorManagement, LinearSRGBColorSpace, Scene, VideoFrameTexture, WebGLRenderer } from 'three';
import type { FramePlanes } from '../frames/planes.js';
import { cover, toClip } from './fit.js';
import { type Layer, Overlay } from './overlay.js';
import { Picture } from './picture.js';
import { plain } from './plain.js';

export interface CameraImage {
  image: VideoFrame | HTMLCanvasElement | null;
  width: number;
  height: number;
}

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const OPAQUE = { opacity: 1, mask: 0 };
/** The camera has no detail for more. */
const MOST_PIXEL_RATIO = 2;
/** Without a graphics card two thirds of a frame's time go into its pixels; a steady pace is worth more than all of them. */
const SOFTWARE_PIXEL_RATIO = 0.6;

/**
 * Draws a camera frame and, on the picture in it, its overlay. Everything is placed by homographies in the plane of the
 * image, which needs no knowledge of the camera's lens and cannot drift against the frame that it was measured in.
 */
export class Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new Camera();
  private readonly background = new Picture(false);
  private readonly frame = plain(new VideoFrameTexture());
  private readonly overlay: Overlay;
  private readonly software: boolean;
  private readonly screen = { width: 1, height: 1 };

  /** @throws where the browser gives no WebGL 2 */
  constructor(canvas: HTMLCanvasElement) {
    // Camera and video are shown as they come: no conversion on the way in, none on the way out.
    ColorManagement.enabled = false;
    const buffers = { alpha: false, antialias: false, depth: false, stencil: false };
    this.renderer = new WebGLRenderer({ canvas, ...buffers, powerPreference: 'high-performance' });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    // The camera's picture covers everything, and what is drawn is already in order.
    this.renderer.autoClear = false;
    this.renderer.sortObjects = false;
    this.software = drawsOnProcessor(this.renderer.getContext());
    this.overlay = new Overlay(this.software);
    this.scene.add(...this.background.objects, ...this.overlay.objects);
    this.scene.matrixWorldAutoUpdate = false;
  }

  /** CSS pixels. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.screen.width = width;
    this.screen.height = height;
    this.renderer.setPixelRatio(Math.min(pixelRatio, this.software ? SOFTWARE_PIXEL_RATIO : MOST_PIXEL_RATIO));
    this.renderer.setSize(width, height, false);
  }

  /**
   * @param planes the frame as bytes, where the tracker had to read them: cheaper to draw than the frame itself
   * @param corners of the target image, camera pixels
   */
  draw(frame: CameraImage, planes: FramePlanes | null, corners: Quad, layer: Layer | null): void {
    const clip = toClip(cover(frame, this.screen), this.screen);
    const everywhere = compose(clip, Float64Array.of(frame.width, 0, 0, 0, frame.height, 0, 0, 0, 1));
    if (planes) this.background.showPlanes(planes, everywhere, WHOLE, OPAQUE);
    else if (frame.image) {
      this.frame.setFrame(frame.image);
      this.background.showTexture(this.frame, everywhere, WHOLE, OPAQUE);
    }
    const onTarget = layer && unitSquareTo(corners);
    if (layer && onTarget) this.overlay.show(layer, compose(clip, compose(onTarget, layer.placement)));
    else this.overlay.hide();
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.renderer.dispose();
  }
}

/** Whether WebGL is worked out by the processor: no graphics card, or none that the browser trusts. */
function drawsOnProcessor(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
