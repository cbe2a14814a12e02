import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type MiniAppManifest, portVariableOf, readManifest } from '@invoicebox/invoicebox-api/manifest';
import { CommandError } from './command-error.js';
import { pagesOf, SERVER_SOURCE } from './layout.js';
import { readPort } from './ports.js';

/** A mini-app's folder, as the commands work on it. */
export interface MiniAppFolder {
  /** Absolute path. */
  folder: string;
  manifest: MiniAppManifest;
}

/**
 * Opens the folder of a mini-app.
 *
 * @throws CommandError if there is no such folder, ManifestError if its manifest is missing or invalid.
 */
export function openFolder(path: string): MiniAppFolder {
  const folder = resolve(path);
  if (!existsSync(folder)) {
    const message = `There is no folder ${folder}: name the folder of a mini-app, which holds its mini-app.json.`;
    throw new CommandError('NO_FOLDER', message);
  }
  return { folder, manifest: readManifest(folder) };
}

/** The sources that a mini-app must have, and has not. */
export function missingSources({ folder, manifest }: MiniAppFolder): string[] {
  const sources = [SERVER_SOURCE, ...pagesOf(manifest).map(({ source }) => source)];
  return sources.filter((source) => !existsSync(join(folder, source)));
}

/** The environment of a mini-app's server: the variables of this process, then those of the file `.env`. */
export function environmentOf(folder: string): Record<string, string | undefined> {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return { ...fromFile, ...given };
}

/** The port of a mini-app that is run alone: `<NAME>_PORT`, `PORT`, or the manifest's. @throws CommandError if it is no port. */
export function portOf({ folder, manifest }: MiniAppFolder): number {
  return readPort(environmentOf(folder), [portVariableOf(manifest.name), 'PORT'], manifest.port);
}
