import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE, type MiniAppManifest } from './manifest.js';
import { ManifestError } from './manifest-error.js';
import { readManifest } from './read-manifest.js';

/** A mini-app in a folder of mini-apps. */
export interface FoundMiniApp {
  /** Path of its folder. */
  folder: string;
  manifest: MiniAppManifest;
}

/** Result of {@link findManifests}. */
export interface FoundManifests {
  /** Sorted by port. */
  miniApps: FoundMiniApp[];
  /** One error for each folder whose manifest is missing or invalid. */
  problems: ManifestError[];
}

/** Folders without a manifest that are no mistake: `package.json` says `"miniApp": false`, or there is no package. */
function isOtherFolder(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (existsSync(join(folder, MANIFEST_FILE))) return false;
  if (!existsSync(file)) return true;
  const { miniApp } = JSON.parse(readFileSync(file, 'utf8')) as { miniApp?: unknown };
  return miniApp === false;
}

function withAlternative({ problem, file, message }: ManifestError): ManifestError {
  const alternative = 'If the package is not a mini-app, set "miniApp": false in its package.json.';
  return new ManifestError(problem, file, `${message}\n${alternative}`);
}

/** Problems of mini-apps that claim the same name or port. */
function duplicates(found: readonly FoundMiniApp[], field: 'name' | 'port'): ManifestError[] {
  return found.flatMap(({ folder, manifest }, index) => {
    const other = found.slice(0, index).find((candidate) => candidate.manifest[field] === manifest[field]);
    if (!other) return [];
    const file = join(folder, MANIFEST_FILE);
    const message = `${file}: "${field}" is ${JSON.stringify(manifest[field])}, as in ${other.folder}. Choose another ${field}.`;
    return [new ManifestError('duplicate', file, message)];
  });
}

/**
 * Finds the mini-apps in the folders below `appsFolder`. A package that is not a mini-app says so with
 * `"miniApp": false` in its `package.json`.
 *
 * @throws Error if `appsFolder` cannot be read.
 */
export function findManifests(appsFolder: string): FoundManifests {
  const found: FoundMiniApp[] = [];
  const problems: ManifestError[] = [];
  const folders = readdirSync(appsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(appsFolder, name));
  for (const folder of folders.sort()) {
    if (isOtherFolder(folder)) continue;
    try {
      found.push({ folder, manifest: readManifest(folder) });
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      problems.push(error.problem === 'missing' ? withAlternative(error) : error);
    }
  }
  problems.push(...duplicates(found, 'name'), ...duplicates(found, 'port'));
  return { miniApps: found.sort((a, b) => a.manifest.port - b.manifest.port), problems };
}
