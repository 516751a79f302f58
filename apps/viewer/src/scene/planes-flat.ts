import { DataTexture, type IUniform, RedFormat, RGFormat, Vector2, Vector3, Vector4 } from 'three';
import type { FramePlanes } from '../frames/planes.js';
import { colourConversion } from './colour-conversion.js';
import { Flat } from './flat.js';
import { plain } from './plain.js';

const DECLARED = `
uniform sampler2D luma;
uniform sampler2D blue;
uniform sampler2D red;
uniform vec3 used;
uniform vec2 light;
uniform vec4 colours;
vec4 rgb(float y, vec2 differences) {
  float bright = y * light.x + light.y;
  vec2 d = differences - ${128 / 255};
  return vec4(bright + colours.x * d.y, bright + colours.y * d.x + colours.z * d.y, bright + colours.w * d.x, 1.0);
}`;

const rgba = (differences: string) => `rgb(texture(luma, at * vec2(used.x, 1.0)).r, ${differences})`;
/** Blue and red in turns in one plane, or in one plane each. */
const INTERLEAVED = rgba('texture(blue, at * vec2(used.y, 1.0)).rg');
const SEPARATE = rgba('vec2(texture(blue, at * vec2(used.y, 1.0)).r, texture(red, at * vec2(used.z, 1.0)).r)');

interface PlanesUniforms extends Record<string, IUniform> {
  luma: Slot;
  blue: Slot;
  red: Slot;
  /** Share of each texture's width that is picture; the rest fills up its rows. */
  used: IUniform<Vector3>;
  light: IUniform<Vector2>;
  colours: IUniform<Vector4>;
}
type Slot = IUniform<DataTexture | null>;

/** Draws frames from their planes. */
export class PlanesFlat extends Flat<PlanesUniforms> {
  constructor(
    blended: boolean,
    private readonly perPixel: 1 | 2,
  ) {
    const uniforms = {
      luma: { value: null },
      blue: { value: null },
      red: { value: null },
      used: { value: new Vector3() },
      light: { value: new Vector2() },
      colours: { value: new Vector4() },
    };
    super(blended, uniforms, DECLARED, perPixel === 2 ? INTERLEAVED : SEPARATE);
  }

  /** The frame's bytes are read at the next rendering. */
  fill(frame: FramePlanes): void {
    const { luma, blue, red, used, light, colours } = this.uniforms;
    const { width, height, chroma, bytes, planes } = frame;
    const [y, u, v] = planes;
    if (!y || !u) return;
    used.value.x = upload(luma, bytes, y, 1, width, height);
    used.value.y = upload(blue, bytes, u, this.perPixel, chroma.width, chroma.height);
    if (v) used.value.z = upload(red, bytes, v, 1, chroma.width, chroma.height);
    const conversion = colourConversion(frame);
    light.value.fromArray(conversion.light);
    colours.value.fromArray(conversion.colours);
  }
}

/** Puts a plane into a texture as wide as its rows are long, made anew only for another size; returns the share used. */
function upload(
  slot: Slot,
  bytes: ArrayBuffer,
  { offset, stride }: PlaneLayout,
  perPixel: 1 | 2,
  used: number,
  height: number,
): number {
  const width = Math.floor(stride / perPixel);
  const data = new Uint8Array(bytes, offset, width * perPixel * height);
  if (slot.value?.image.width !== width || slot.value.image.height !== height) {
    slot.value?.dispose();
    slot.value = plain(new DataTexture(data, width, height, perPixel === 1 ? RedFormat : RGFormat));
  }
  slot.value.image.data = data;
  slot.value.needsUpdate = true;
  return used / width;
}
