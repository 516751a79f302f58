import { LinearFilter, type Texture } from 'three';

/** A picture as it comes: not turned over, no smaller copies, no conversion. */
export function plain<T extends Texture>(texture: T): T {
  texture.generateMipmaps = false;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.flipY = false;
  texture.unpackAlignment = 1;
  return texture;
}
