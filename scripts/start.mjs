// npm start: builds what is missing or stale, then runs the whole platform on this machine until Ctrl-C.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const startedAt = Date.now();
const stop = (line) => {
  console.error(line);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`ARgument needs Node.js 20.19 or newer; this is ${process.version}.`);
}
if (!existsSync(fileURLToPath(new URL('../node_modules', import.meta.url)))) {
  stop('The dependencies are not installed. Run npm ci, then npm start again.');
}

const { build } = await import('./build/run.mjs');
try {
  await build();
} catch (error) {
  stop(error.code === 'ENOSPC' ? 'The disk is full: free some space, then run npm start again.' : error.message);
}

const { main } = await import('../apps/launcher/dist/main.js');
await main({ args: process.argv.slice(2), startedAt });
