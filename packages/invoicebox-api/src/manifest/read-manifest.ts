import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { EXAMPLE_MANIFEST, MANIFEST_FILE, type MiniAppManifest, manifestSchema } from './manifest.js';
import { ManifestError } from './manifest-error.js';

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && (error as NodeJS.ErrnoException).code !== 'ENOTDIR') {
      throw new ManifestError('unreadable', file, `${file} cannot be read: ${(error as Error).message}.`);
    }
    throw new ManifestError('missing', file, `There is no ${file}. Create it, for instance: ${EXAMPLE_MANIFEST}`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `${file} is not valid JSON: ${(error as Error).message}. Correct it, for instance: ${EXAMPLE_MANIFEST}`;
    throw new ManifestError('unreadable', file, message);
  }
}

function describeIssue({ path, message }: z.core.$ZodIssue, json: unknown): string {
  const given = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
  const shown = given === undefined ? 'is missing' : `is ${JSON.stringify(given)}`;
  // zod repeats what was given.
  const expected = message.replace(/^Invalid input: expected (.*), received .*$/, 'Expected $1.');
  return path.length === 0 ? `  ${expected}` : `  "${path.join('.')}" ${shown}. ${expected}`;
}

/**
 * Reads and validates the manifest of a mini-app.
 *
 * @param folder the mini-app's folder.
 * @throws ManifestError if the file is missing or invalid.
 */
export function readManifest(folder: string): MiniAppManifest {
  const file = join(folder, MANIFEST_FILE);
  const json = parseJson(file, readText(file));
  const reading = manifestSchema.safeParse(json);
  if (reading.success) return reading.data;
  const fields = reading.error.issues.map((issue) => describeIssue(issue, json));
  const message = `${file} is invalid. Correct these fields:\n${fields.join('\n')}\nAn example: ${EXAMPLE_MANIFEST}`;
  throw new ManifestError('invalid', file, message);
}
