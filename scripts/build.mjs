// npm run build: builds what is missing or stale; the second run in a row does nothing.
import { build } from './build/run.mjs';

try {
  if ((await build()) === 0) console.log('Everything is built.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
