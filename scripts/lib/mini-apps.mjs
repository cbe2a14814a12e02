// The mini-apps of this repository: the folders of apps/ that have a mini-app.json.
import { join } from 'node:path';
import { findManifests } from '@invoicebox/invoicebox-api/manifest';
import { root } from './run.mjs';

/** @typedef {import('@invoicebox/invoicebox-api/manifest').FoundMiniApp} FoundMiniApp */

/**
 * @returns {FoundMiniApp[]} by port.
 * @throws {Error} that names every folder whose manifest is missing or invalid.
 */
export function miniApps() {
  const { miniApps: found, problems } = findManifests(join(root, 'apps'));
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n\n'));
  return found;
}

/**
 * A mini-app by its name.
 *
 * @param {string} [name]
 * @returns {FoundMiniApp}
 * @throws {Error} that lists the names, if there is none.
 */
export function miniAppNamed(name) {
  const all = miniApps();
  const found = all.find(({ manifest }) => manifest.name === name);
  if (found) return found;
  const names = all.map(({ manifest }) => manifest.name).join(', ');
  throw new Error(
    `${name === undefined ? 'Name a mini-app' : `There is no mini-app «${name}»`}: choose one of ${names}.`,
  );
}
