import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads a JSON file of the mini-app's folder.
 *
 * @param path relative, such as `data/branches.json`.
 * @throws Error that names the file, if it is missing or no JSON.
 */
export function readData<Data>(folder: string, path: string): Data {
  const file = join(folder, path);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Data;
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
