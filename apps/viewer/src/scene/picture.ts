import type { Homography } from '@argument/vision';
import type { IUniform, Object3D, Texture } from 'three';
import type { FramePlanes } from '../frames/planes.js';
import { type Crop, Flat, type Sight } from './flat.js';
import { PlanesFlat } from './planes-flat.js';

/** One flat picture on the screen, from a texture or from the planes of a frame. */
export class Picture {
  private readonly whole: Flat<{ picture: IUniform<Texture | null> }>;
  private readonly interleaved: PlanesFlat;
  private readonly separate: PlanesFlat;

  /** @param blended lies over what was drawn before, and lets it through */
  constructor(blended: boolean) {
    this.whole = new Flat(
      blended,
      { picture: { value: null as Texture | null } },
      'uniform sampler2D picture;',
      'texture(picture, at)',
    );
    this.interleaved = new PlanesFlat(blended, 2);
    this.separate = new PlanesFlat(blended, 1);
  }

  get objects(): Object3D[] {
    return [this.whole.mesh, this.interleaved.mesh, this.separate.mesh];
  }

  hide(): void {
    for (const object of this.objects) object.visible = false;
  }

  showTexture(texture: Texture, clip: Homography, crop: Crop, sight: Sight): void {
    this.hide();
    this.whole.uniforms.picture.value = texture;
    this.whole.show(clip, crop, sight);
  }

  showPlanes(frame: FramePlanes, clip: Homography, crop: Crop, sight: Sight): void {
    this.hide();
    const flat = frame.planes.length === 2 ? this.interleaved : this.separate;
    flat.fill(frame);
    flat.show(clip, crop, sight);
  }
}
