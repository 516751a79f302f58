import type { Homography } from '@argument/vision';
import {
  BufferAttribute,
  BufferGeometry,
  GLSL3,
  type IUniform,
  Matrix3,
  Mesh,
  NoBlending,
  NormalBlending,
  RawShaderMaterial,
  Vector4,
} from 'three';

const VERTEX = `
in vec2 position;
out vec2 at;
uniform mat3 place;
uniform vec4 crop;
void main() {
  vec3 onScreen = place * vec3(position, 1.0);
  at = crop.xy + position * crop.zw;
  gl_Position = vec4(onScreen.xy, 0.0, onScreen.z);
}`;

const fragment = (uniforms: string, rgba: string) => `
precision mediump float;
in highp vec2 at;
out vec4 colour;
uniform float opacity;
uniform float mask;
${uniforms}
vec4 seen(highp vec2 at) {
  return ${rgba};
}
void main() {
  colour = seen(at);
  if (mask > 0.0) colour.a *= seen(at + vec2(mask, 0.0)).g;
  colour.a *= opacity;
}`;

/** A part of a picture. */
export interface Crop {
  /** 0..1 of the picture. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much is seen of what is drawn. */
export interface Sight {
  /** 0..1. */
  opacity: number;
  /**
   * How far to the right of a colour, in widths of the source, its own transparency is found as a grey; 0 where there is
   * none. No other form of transparent film plays on every phone.
   */
  mask: number;
}

/** The unit square, y down as pictures are stored, put on the screen by a map of the plane. */
export class Flat<U extends Record<string, IUniform>> {
  readonly mesh: Mesh<BufferGeometry, RawShaderMaterial>;
  private readonly own = {
    place: { value: new Matrix3() },
    crop: { value: new Vector4() },
    opacity: { value: 1 },
    mask: { value: 0 },
  };

  /**
   * @param blended lies over what was drawn before, and lets it through
   * @param uniforms what the shader takes, as in `declared`
   * @param declared the same, in GLSL
   * @param rgba what is seen at the place `at` (0..1) of the picture, in GLSL
   */
  constructor(
    blended: boolean,
    readonly uniforms: U,
    declared: string,
    rgba: string,
  ) {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 0, 1, 0, 1, 1, 0, 1), 2));
    geometry.setIndex([0, 3, 1, 1, 3, 2]);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: fragment(declared, rgba),
      uniforms: { ...uniforms, ...this.own },
      depthTest: false,
      depthWrite: false,
      transparent: blended,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.visible = false;
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
  }

  /**
   * @param clip the unit square to clip space (-1..1, y up)
   */
  show(clip: Homography, crop: Crop, sight: Sight): void {
    const { place, crop: part, opacity, mask } = this.own;
    place.value.fromArray(clip as unknown as number[]).transpose();
    part.value.set(crop.x, crop.y, crop.width, crop.height);
    opacity.value = sight.opacity;
    mask.value = sight.mask;
    // Blending reads what is there already, at a price.
    this.mesh.material.blending = sight.opacity < 1 || sight.mask > 0 ? NormalBlending : NoBlending;
    this.mesh.visible = true;
  }
}
