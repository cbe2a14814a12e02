// Writes everything that follows from the schemas of the wire (packages/mini-app-sdk/src/protocol/schema): types, rules,
// JSON Schemas, fixtures and the tables of docs/protocol.md. A unit test of the package fails while they differ.
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';

await run(process.execPath, ['--import', 'tsx', join(root, 'packages/mini-app-sdk/generate/main.ts')]);
