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
${uniforms}
void main() {
  colour = ${rgba};
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

/** The unit square, y down as pictures are stored, put on the screen by a map of the plane. */
export class Flat<U extends Record<string, IUniform>> {
  readonly mesh: Mesh<BufferGeometry, RawShaderMaterial>;
  private readonly own = { place: { value: new Matrix3() }, crop: { value: new Vector4() }, opacity: { value: 1 } };

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
   * @param opacity 0..1
   */
  show(clip: Homography, crop: Crop, opacity: number): void {
    const { place, crop: part, opacity: share } = this.own;
    place.value.fromArray(clip as unknown as number[]).transpose();
    part.value.set(crop.x, crop.y, crop.width, crop.height);
    share.value = opacity;
    // Blending reads what is there already, at a price.
    this.mesh.material.blending = opacity < 1 ? NormalBlending : NoBlending;
    this.mesh.visible = true;
  }
}
