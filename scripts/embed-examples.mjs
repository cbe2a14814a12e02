// Writes the files of packages/mini-app-sdk/examples into the pages that show them. A unit test of the package fails while
// a page differs from its examples.
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';

await run(process.execPath, ['--import', 'tsx', join(root, 'packages/mini-app-sdk/generate/embed-examples.ts')]);
