import { ManifestError } from '@invoicebox/invoicebox-api/manifest';
import { CommandError } from '../app/command-error.js';
import { type MiniAppFolder, openFolder } from '../app/open-folder.js';
import { checkDatabase } from './check-database.js';
import { checkSimulator } from './check-simulator.js';
import { checkBuild, checkDependencies, checkNode, checkPort, checkSources, checkVariables } from './checks.js';
import { type Finding, right, wrong } from './finding.js';

function open(path: string): { finding: Finding; app?: MiniAppFolder } {
  try {
    const app = openFolder(path);
    return { finding: right('manifest', `${app.manifest.name}, «${app.manifest.title.en}»`), app };
  } catch (error) {
    if (error instanceof ManifestError) {
      return { finding: wrong('manifest', error.message, 'Correct mini-app.json as described.') };
    }
    if (error instanceof CommandError) return { finding: wrong('folder', error.message, 'Name another folder.') };
    throw error;
  }
}

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** URL of a simulator with which the mini-app is to be started. */
  simulator?: string | undefined;
}

/**
 * Checks the set-up of a mini-app: what is there and what is missing to start it.
 *
 * @param path the mini-app's folder.
 * @returns one finding for each check; those that need a valid manifest only if there is one.
 */
export async function diagnose(path: string, { simulator }: DiagnoseOptions = {}): Promise<Finding[]> {
  const { finding, app } = open(path);
  const findings = [checkNode(), finding];
  if (!app) return findings;
  return [
    ...findings,
    checkSources(app),
    checkDependencies(app),
    checkBuild(app),
    await checkPort(app),
    ...(simulator === undefined
      ? [await checkVariables(app), await checkDatabase(app)]
      : // Its settings replace those of the environment.
        [await checkSimulator(simulator)]),
  ];
}
