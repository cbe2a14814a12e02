import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { currentContents } from './files.js';

const repository = join(import.meta.dirname, '../../..');

/** Writes what differs and says so. @param files paths in the repository and their contents. */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [path, contents] of files) {
    if (currentContents(path) === contents) continue;
    mkdirSync(join(repository, dirname(path)), { recursive: true });
    writeFileSync(join(repository, path), contents);
    console.log(`${path} is written.`);
  }
}
