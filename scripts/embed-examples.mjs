// Writes the files of packages/mini-app-sdk/examples into the docs that show them. A unit test fails if they differ.
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';

await run(process.execPath, ['--import', 'tsx', join(root, 'packages/mini-app-sdk/generate/embed-examples.ts')]);
