// The list that a command prints if it is called without a name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * The comment at the top of a file.
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

/** @param {ReadonlyMap<string, string>} files paths by name. */
export function printList(files) {
  const width = Math.max(0, ...[...files.keys()].map(({ length }) => length));
  for (const [name, file] of files) console.log(`${name.padEnd(width)}  ${summaryOf(file)}`);
}
