const path = require('node:path');
const together = require('../../../../packages/testing/harness/together.cjs');

together(path.resolve(__dirname, '../..'), 2, 5);
