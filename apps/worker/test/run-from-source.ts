import { pathToFileURL } from 'node:url';

/** Node programs that this test process starts run from the source; they take over its options. */
const loader = pathToFileURL(require.resolve('./typescript-loader.mjs')).href;
if (!process.execArgv.includes(loader)) process.execArgv.push('--import', loader);
