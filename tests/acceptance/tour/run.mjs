// Takes a picture of every page and every state of the viewer, at 390 and 1440 px, light and dark, for people to look at.
// usage, after npm run build: node tests/acceptance/tour/run.mjs OUT_FOLDER [NAMES, such as viewer] [LOOKS, such as 390_dark]
// Both are patterns.
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHome, makeTempFolder, readPicture, startPlatform, waitFor, writeClip } from '@argument/testing';
import { caller } from './api.mjs';
import { tourDashboard } from './dashboard.mjs';
import { looksOf, stillsInto } from './looks.mjs';
import { prepare } from './prepare.mjs';
import { tourViewer } from './viewer.mjs';

const [out, only = '', look = ''] = process.argv.slice(2);
const ART = new URL('../../../apps/launcher/art/', import.meta.url);
if (!out) throw new Error('Name the folder that the pictures go to.');
const ROOT = resolve(import.meta.dirname, '../../..');
const DEMO = 'demo-poster';
const { home, remove } = await createHome();
const { path: scratch, remove: removeScratch } = await makeTempFolder();
await mkdir(out, { recursive: true });
const platform = await startPlatform({ root: ROOT, home });
const { api, dashboard, viewer } = platform.address;
try {
  const config = await waitFor('the demo campaign', demoConfig, 240_000);
  const account = await demoAccount();
  const files = only.startsWith('dashboard') ? {} : await cameraFiles(config);
  const call = caller(api);
  const looks = looksOf(new RegExp(look));
  const still = stillsInto(out, new RegExp(only));
  const gates = await prepare(call, account, config);
  if (!only.startsWith('viewer'))
    await tourDashboard({ dashboard, call, looks, still, files: chosenFiles() }, account, config);
  if (!only.startsWith('dashboard')) await tourViewer({ viewer, looks, still }, `${viewer}/${DEMO}`, files, gates);
} finally {
  await platform.stop();
  await Promise.all([remove(), removeScratch()]);
}

async function demoConfig() {
  const answer = await fetch(`${viewer}/p/links/${DEMO}.json`);
  const found = answer.ok ? await answer.json() : null;
  return found?.markers[0]?.overlays[0] ? found : null;
}

/** What somebody new brings along. */
function chosenFiles() {
  const file = (name) => fileURLToPath(new URL(name, ART));
  return { picture: file('demo-poster.jpg'), video: file('demo-poster.mp4') };
}

async function demoAccount() {
  const text = await readFile(join(home, 'demo-account.txt'), 'utf8');
  const field = (name) => new RegExp(`${name}: (\\S+)`).exec(text)?.[1];
  return { email: field('email'), password: field('password') };
}

/** The poster in view; the poster taken away after a while; a desk without it. */
async function cameraFiles(config) {
  const url = new URL(config.markers[0].target.preview.url, viewer);
  const target = await readPicture(Buffer.from(await (await fetch(url)).arrayBuffer()));
  const make = async (name, absent, frames = 120) => {
    const file = join(scratch, `${name}.mjpeg`);
    await writeClip(file, { target, frames, seed: 'tour', ...(absent && { absent }) });
    return file;
  };
  return {
    shown: await make('shown'),
    leaving: await make('leaving', { from: 60, to: 239 }, 240),
    empty: await make('empty', { from: 0, to: 119 }),
  };
}
