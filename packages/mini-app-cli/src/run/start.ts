import { portVariableOf } from '@invoicebox/invoicebox-api/manifest';
import { requireBuilt } from '../app/built.js';
import { type MiniAppFolder, portOf } from '../app/open-folder.js';
import { requireFreePort } from '../app/ports.js';
import { startServer, untilEnded } from './run-server.js';
import { simulatorSettings } from './settings.js';

/** Options of {@link startMiniApp}. */
export interface StartOptions {
  /** URL of a simulator whose demonstration shop is used. */
  simulator?: string | undefined;
}

/**
 * Runs a built mini-app until it ends or this process is stopped.
 *
 * @returns its exit code.
 * @throws CommandError if it is not built or its port is busy.
 */
export async function startMiniApp(app: MiniAppFolder, { simulator }: StartOptions = {}): Promise<number> {
  requireBuilt(app);
  const port = portOf(app);
  await requireFreePort(port, app.manifest.title.en, portVariableOf(app.manifest.name));
  return untilEnded(startServer(app, { port, settings: simulatorSettings(app, simulator) }));
}
