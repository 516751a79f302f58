import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(import.meta.resolve('three/src/Three.js'));
const RENDERERS = resolve(SOURCE, '..', 'renderers');

/**
 * Parts of Three.js's renderer that flat pictures with shaders of their own never reach, and what stands in their place:
 * lit materials and their shaders, shadows, reflections, post-processing, morphing and headsets.
 */
const LEFT_OUT: Record<string, string> = {
  'shaders/ShaderChunk.js': 'export const ShaderChunk = {};',
  'shaders/ShaderLib.js': 'export const ShaderLib = {};',
  'shaders/DFGLUTData.js': 'export const getDFGLUT = () => null;',
  'webgl/WebGLEnvironments.js':
    'export const WebGLEnvironments = function () { this.get = () => null; this.dispose = () => {}; };',
  'webgl/WebGLMaterials.js':
    'export const WebGLMaterials = function () { this.refreshFogUniforms = this.refreshMaterialUniforms = () => {}; };',
  'webgl/WebGLMorphtargets.js': 'export const WebGLMorphtargets = function () {};',
  'webgl/WebGLOutput.js': 'export class WebGLOutput {}',
  'webgl/WebGLShadowMap.js':
    'export const WebGLShadowMap = function () { this.enabled = false; this.render = () => {}; };',
  'webgl/WebGLUniformsGroups.js': 'export const WebGLUniformsGroups = function () { this.dispose = () => {}; };',
  'webxr/WebXRManager.js': `export class WebXRManager {
    enabled = false; isPresenting = false;
    getEnvironmentBlendMode() { return 'opaque'; }
    setAnimationLoop() {} addEventListener() {} removeEventListener() {} dispose() {}
  }`,
};

/**
 * Halves Three.js: its sources instead of its one-file build, so that what is not imported falls away, and without the
 * parts of the renderer above. A chunk that needs those has to import Three.js in another way than by its plain name.
 */
export function leanThree(): Plugin {
  const wanted = new Map(Object.entries(LEFT_OUT).map(([path, code]) => [resolve(RENDERERS, path), code]));
  const met = new Set<string>();
  return {
    name: 'lean-three',
    enforce: 'pre',
    resolveId: (id) => (id === 'three' ? SOURCE : null),
    load(id) {
      const code = wanted.get(id);
      if (code !== undefined) met.add(id);
      return code ?? null;
    },
    buildEnd(error) {
      const missed = [...wanted.keys()].filter((path) => !met.has(path));
      if (!error && met.size > 0 && missed.length > 0) throw new Error(`Three.js no longer has ${missed.join(', ')}`);
    },
  };
}
