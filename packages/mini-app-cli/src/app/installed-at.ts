import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of an installed package, looked up from a folder as Node does it; undefined if it is not installed. */
export function installedAt(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
