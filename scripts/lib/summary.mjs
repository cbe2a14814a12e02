// The list that a command shows when it is given no name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * A file's summary: the comment at its top.
 *
 * @param {string} file relative to the repository.
 */
function summaryOf(file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.slice(2).trim())
    .join(' ');
}

/** @param {ReadonlyMap<string, string>} files path of each file by its name. */
export function printList(files) {
  const width = Math.max(0, ...[...files.keys()].map(({ length }) => length));
  for (const [name, file] of files) console.log(`${name.padEnd(width)}  ${summaryOf(file)}`);
}
