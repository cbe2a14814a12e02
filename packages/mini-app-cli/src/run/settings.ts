import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationSettings } from '../app/demonstration.js';
import { environmentOf, type MiniAppFolder } from '../app/open-folder.js';

/**
 * Variables for a server that uses a simulator: the demonstration shop, unless the environment or `.env` says otherwise.
 *
 * @param simulator URL of the simulator's pages; without it there are none.
 */
export function simulatorSettings(
  { folder, manifest }: MiniAppFolder,
  simulator: string | undefined,
): Record<string, string> {
  if (simulator === undefined) return {};
  const dataFolder = join(folder, '.data');
  mkdirSync(dataFolder, { recursive: true });
  const given = environmentOf(folder);
  const settings = demonstrationSettings({ simulator, dataFolder, name: manifest.name });
  return Object.fromEntries(Object.entries(settings).filter(([name]) => given[name] === undefined));
}
