import { join } from 'node:path';
import { bin, root, run } from './run.mjs';

const FOLDER = 'tools/reference';

/**
 * Writes the API reference of the SDK to `.cache/reference`.
 *
 * @returns {Promise<void>}
 * @throws {Error} if something exported is undocumented, or a link leads nowhere.
 */
export function writeReference() {
  return run(bin('typedoc', FOLDER), [], { cwd: join(root, FOLDER) });
}
