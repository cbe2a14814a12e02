import { join } from 'node:path';
import { bin, root, run } from './run.mjs';

const FOLDER = 'tools/reference';

/**
 * Writes the API reference of the SDK to `.cache/reference`.
 *
 * @throws {Error} if an export is undocumented or a link is broken.
 */
export function writeReference() {
  return run(bin('typedoc', FOLDER), [], { cwd: join(root, FOLDER) });
}
