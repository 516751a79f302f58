import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

/** Lets programs that a test starts run from the source, as the test itself does, and not from an old build. */
if (isMainThread) register(import.meta.url);

const PACKAGES = new URL('../../../packages/', import.meta.url);

/** The source imports `./x.js`; what is there is `./x.ts`. Packages are taken from their source as well. */
export async function resolve(specifier, context, next) {
  const [, name, entry = ''] = /^@argument\/([a-z]+)(?:\/([a-z]+))?$/.exec(specifier) ?? [];
  if (name) return { url: new URL(`${name}/src/${entry && `${entry}/`}index.ts`, PACKAGES).href, shortCircuit: true };
  const url = specifier.startsWith('.') || specifier.startsWith('file:') ? new URL(specifier, context.parentURL) : null;
  const source = url?.href.replace(/\.js$/, '.ts');
  if (source && source !== url?.href && !existsSync(fileURLToPath(url)) && existsSync(fileURLToPath(source))) {
    return { url: source, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), {
    swcrc: false,
    filename: fileURLToPath(url),
    sourceMaps: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
