import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * Reads a JSON file of the mini-app's folder.
 *
 * @param path relative, such as `data/branches.json`.
 * @param schema what the file must contain; without it the content is taken as `Data` unchecked.
 * @throws Error that names the file, if it is missing, no JSON, or against the schema.
 */
export function readData<Data>(folder: string, path: string, schema?: z.ZodType<Data>): Data {
  const file = join(folder, path);
  const json = readJson(file);
  const reading = schema?.safeParse(json);
  if (reading?.success === false) throw new Error(`${file} is invalid:\n${z.prettifyError(reading.error)}`);
  return reading ? reading.data : (json as Data);
}
