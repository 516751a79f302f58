const { readdirSync, statSync } = require('node:fs');
const path = require('node:path');

/**
 * Runs its share of an app's medium tests in one file. Loading an app takes longer than most of its tests do, and Jest
 * loads everything anew for each file; here it is loaded once for all of a share. Each file stays a test of its own, to
 * be run alone while working on it.
 *
 * @param {string} folder the app's, absolute
 * @param {number} share which one, from 0
 * @param {number} shares how many there are; larger files are dealt out first
 */
module.exports = function together(folder, share, shares) {
  const files = ['src', 'test']
    .flatMap((part) =>
      readdirSync(path.join(folder, part), { recursive: true }).map((name) => path.join(folder, part, name)),
    )
    .filter((name) => name.endsWith('.medium.spec.ts'))
    .sort((a, b) => statSync(b).size - statSync(a).size || (a < b ? -1 : 1));
  for (const [index, file] of files.entries()) {
    if (index % shares === share) describe(path.relative(folder, file), () => void require(file));
  }
};
