const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that stand for many tests begin first, or the last of them would run alone; then as Jest does. */
module.exports = class extends Sequencer {
  sort(tests) {
    const many = ({ path }) => Number(path.includes('/test/together/'));
    return super.sort(tests).toSorted((a, b) => many(b) - many(a));
  }
};
