import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Station, stationSchema } from './station.js';

/** Schema of a stations file: the importer writes it, the server reads it. */
const stationsFileSchema = z.strictObject({
  version: z.literal(1, 'Expected version 1: import the stations again.'),
  source: z.string().describe('Source of the stations, with licence and attribution.'),
  demonstration: z.boolean().describe('The stations are invented; the page says so.'),
  stations: z.array(stationSchema).min(1, 'Expected at least one station.'),
});

/** The stations of a network, with their source. */
export interface Network {
  source: string;
  demonstration: boolean;
  stations: readonly Station[];
}

/** The stations file is missing or invalid; the message says what to do. */
class StationsFileError extends Error {
  override readonly name = 'StationsFileError';
  /** Stable code for programs. */
  readonly code = 'INVALID_STATIONS_FILE';
}

function requireUniqueIds(stations: readonly Station[], path: string): void {
  const seen = new Set<string>();
  for (const { id } of stations) {
    if (seen.has(id)) throw new StationsFileError(`${path}: two stations have the id «${id}»: expected each once.`);
    seen.add(id);
  }
}

/**
 * Reads a stations file.
 *
 * @param path absolute path of the JSON.
 * @throws StationsFileError naming the first problem.
 */
export function readStationsFile(path: string): Network {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new StationsFileError(
      `${path} cannot be read as JSON: set STATIONS_FILE to a file made by station-import (data/README.md).`,
      { cause },
    );
  }
  const reading = stationsFileSchema.safeParse(json);
  if (!reading.success) {
    const [first] = reading.error.issues;
    throw new StationsFileError(
      `${path}: ${reading.error.issues.length} problems, the first at ${first?.path.join('.')}: ${first?.message}`,
    );
  }
  requireUniqueIds(reading.data.stations, path);
  return reading.data;
}
