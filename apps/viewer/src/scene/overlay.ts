import type { Homography } from '@argument/vision';
import { type Object3D, Texture, VideoTexture } from 'three';
import type { Crop, Sight } from './flat.js';
import { Picture } from './picture.js';
import { plain } from './plain.js';
import { VideoPlanes } from './video-planes.js';

/** Something flat that lies on the target image. */
export interface Layer {
  source: HTMLVideoElement | HTMLImageElement;
  /** Its unit square to the target's. */
  placement: Homography;
  /** The part of the source that is shown. */
  crop: Crop;
  sight: Sight;
}

/** Draws layers, and remembers what it made of their sources. */
export class Overlay {
  private readonly picture = new Picture(true);
  private readonly textures = new WeakMap<Layer['source'], Texture>();
  private readonly planes = new WeakMap<Layer['source'], VideoPlanes>();

  /** @param software the processor draws */
  constructor(private software: boolean) {}

  get objects(): Object3D[] {
    return this.picture.objects;
  }

  hide(): void {
    this.picture.hide();
  }

  /** @param clip the layer's unit square to clip space */
  show({ source, crop, sight }: Layer, clip: Homography): void {
    const planes = this.software && source instanceof HTMLVideoElement ? this.planesOf(source)?.latest : null;
    if (planes) this.picture.showPlanes(planes, clip, crop, sight);
    else this.picture.showTexture(this.textureOf(source), clip, crop, sight);
  }

  private planesOf(video: HTMLVideoElement): VideoPlanes | null {
    if (!VideoPlanes.supported) return null;
    let planes = this.planes.get(video);
    if (!planes) {
      planes = new VideoPlanes(video, () => {
        this.software = false;
      });
      this.planes.set(video, planes);
    }
    return planes;
  }

  private textureOf(source: Layer['source']): Texture {
    let texture = this.textures.get(source);
    if (!texture) {
      texture = plain(source instanceof HTMLVideoElement ? new VideoTexture(source) : new Texture(source));
      texture.needsUpdate = true;
      this.textures.set(source, texture);
    }
    return texture;
  }
}
