import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { portVariableOf } from '@invoicebox/invoicebox-api/manifest';
import { requireBuilt } from '../app/built.js';
import { SERVER_ENTRY } from '../app/layout.js';
import { type MiniAppFolder, portOf } from '../app/open-folder.js';
import { requireFreePort } from '../app/ports.js';
import { simulatorSettings } from './settings.js';

/** Options of {@link startMiniApp}. */
export interface StartOptions {
  /** URL of a simulator whose demonstration shop is used. */
  simulator?: string | undefined;
}

/**
 * Runs a built mini-app in this process, as `node dist/server/main.js` does. Signals reach the server once.
 *
 * @throws CommandError if it is not built or its port is busy.
 */
export async function startMiniApp(app: MiniAppFolder, { simulator }: StartOptions = {}): Promise<void> {
  requireBuilt(app);
  const port = portOf(app);
  await requireFreePort(port, app.manifest.title.en, portVariableOf(app.manifest.name));
  const entry = join(app.folder, SERVER_ENTRY);
  Object.assign(process.env, simulatorSettings(app, simulator), { PORT: String(port) });
  process.chdir(app.folder);
  process.argv.splice(1, process.argv.length, entry);
  await import(pathToFileURL(entry).href);
}
