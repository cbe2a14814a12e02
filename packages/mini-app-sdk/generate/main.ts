import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { currentContents, generatedFiles } from './files.js';

const repository = join(import.meta.dirname, '../../..');

for (const [path, contents] of generatedFiles()) {
  if (currentContents(path) === contents) continue;
  mkdirSync(join(repository, dirname(path)), { recursive: true });
  writeFileSync(join(repository, path), contents);
  console.log(`${path} is written.`);
}
