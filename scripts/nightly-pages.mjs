// The pages that the tests of every push have no time for, in a real browser against the whole platform: who runs an installation,
// the gates of links as their visitors meet them, barriers in light and dark (axe, WCAG 2.2 AA), the keyboard alone.
//
//   npm run build && node scripts/nightly-pages.mjs
import { spawnSync } from 'node:child_process';

process.exit(spawnSync('npx', ['jest', '--selectProjects', 'nightly'], { stdio: 'inherit' }).status ?? 1);
