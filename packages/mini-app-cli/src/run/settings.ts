import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationSettings } from '../app/demonstration.js';
import type { MiniAppFolder } from '../app/open-folder.js';

/**
 * The variables of a server that uses a simulator: its demonstration shop, and data in the folder `.data`. They are a unit,
 * so that no demonstration is mixed with settings of production.
 *
 * @param simulator URL of the simulator's pages; without it there are no variables.
 */
export function simulatorSettings(
  { folder, manifest }: MiniAppFolder,
  simulator: string | undefined,
): Record<string, string> {
  if (simulator === undefined) return {};
  const dataFolder = join(folder, '.data');
  mkdirSync(dataFolder, { recursive: true });
  return demonstrationSettings({ simulator, dataFolder, name: manifest.name });
}
