import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './command-error.js';
import { PAGES_FOLDER, pagesOf, SERVER_ENTRY } from './layout.js';
import type { MiniAppFolder } from './open-folder.js';

/** The files that a build writes and that are not there, relative to the mini-app's folder. */
export function missingFiles({ folder, manifest }: MiniAppFolder): string[] {
  const files = [SERVER_ENTRY, ...pagesOf(manifest).map(({ name }) => `${PAGES_FOLDER}/${name}.html`)];
  return files.filter((file) => !existsSync(join(folder, file)));
}

/** @throws CommandError that names what is not built and how to build it. */
export function requireBuilt(app: MiniAppFolder): void {
  const missing = missingFiles(app);
  if (missing.length === 0) return;
  const message = `${app.folder} is not built: ${missing.join(', ')} is missing. Run «mini-app build ${app.folder}» first.`;
  throw new CommandError('NOT_BUILT', message);
}
