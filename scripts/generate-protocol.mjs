// Generates types, rules, JSON Schemas, fixtures and the tables of docs/protocol.md from the schemas of the messages
// (packages/mini-app-sdk/src/protocol/schema). A unit test fails if they differ.
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';

await run(process.execPath, ['--import', 'tsx', join(root, 'packages/mini-app-sdk/generate/main.ts')]);
