import { join } from 'node:path';
import { z } from 'zod';
import { readCities } from '../data/cities.js';
import { cityAliases } from '../data/city-aliases.js';
import { DEMO_STATIONS, openDemoNetwork } from '../data/demo/open-demo-network.js';
import type { Tiles } from '../shared/catalogue.js';
import { StationIndex } from '../stations/station-index.js';
import { readStationsFile } from '../stations/stations-file.js';

/** More would take minutes to generate. */
const MAX_DEMO_STATIONS = 1_000_000;
const MAX_ZOOM = 22;

const wholeVariable = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `expected a whole number from ${min} to ${max}`);

const TILE_URL_EXPECTED =
  'expected an http(s) address with {z}, {x} and {y}, such as https://tiles.example/{z}/{x}/{y}.png';
const tileUrlSchema = z.string().refine((text) => {
  const hasPlaceholders = ['{z}', '{x}', '{y}'].every((placeholder) => text.includes(placeholder));
  return hasPlaceholders && /^https?:/.test(text) && URL.canParse(sampleTile(text, 'a'));
}, TILE_URL_EXPECTED);

const variablesSchema = z.object({
  STATIONS_FILE: z.string().optional(),
  DEMO_STATIONS: wholeVariable(1, MAX_DEMO_STATIONS).default(DEMO_STATIONS),
  TILE_URL: tileUrlSchema.optional(),
  TILE_ATTRIBUTION: z.string().default(''),
  TILE_MAX_ZOOM: wholeVariable(1, MAX_ZOOM).default(19),
  STATION_UPDATES_KEYS: z.string().optional(),
  STATION_UPDATES_URL: z.url('expected an http(s) address').optional(),
  STATION_UPDATES_SECONDS: wholeVariable(5, 86_400).default(60),
});

/** Settings of the gas station, beside those of the merchant server (docs/merchant-server.md, Configuration). */
export interface StationSettings {
  /** Absolute path; undefined for the demonstration network. */
  stationsFile: string | undefined;
  demoStations: number;
  tiles: Tiles | null;
  updates: {
    /** Keys of signed pushes; empty turns pushes off. */
    keys: readonly string[];
    /** URL to poll for updates; undefined turns polling off. */
    url: string | undefined;
    everyMs: number;
  };
}

/** Invalid settings; the message names each variable. */
class StationSettingsError extends Error {
  override readonly name = 'StationSettingsError';
  /** Stable code for programs. */
  readonly code = 'INVALID_STATION_SETTINGS';
}

/** The URL of one tile. */
function sampleTile(template: string, host: string): string {
  return template.replace('{s}', host).replace(/\{[zxyr]\}/g, '0');
}

/**
 * Reads the settings from the environment; empty variables count as unset.
 *
 * @throws StationSettingsError naming each invalid variable and what was expected.
 */
export function readStationSettings(environment: Readonly<Record<string, string | undefined>>): StationSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const reading = variablesSchema.safeParse(given);
  if (!reading.success) {
    const problems = reading.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new StationSettingsError(problems.join('; '));
  }
  const variables = reading.data;
  return {
    stationsFile: variables.STATIONS_FILE,
    demoStations: variables.DEMO_STATIONS,
    tiles:
      variables.TILE_URL === undefined
        ? null
        : { url: variables.TILE_URL, attribution: variables.TILE_ATTRIBUTION, maxZoom: variables.TILE_MAX_ZOOM },
    updates: {
      keys: (variables.STATION_UPDATES_KEYS ?? '').split(/\s+/).filter((key) => key !== ''),
      url: variables.STATION_UPDATES_URL,
      everyMs: variables.STATION_UPDATES_SECONDS * 1000,
    },
  };
}

/** Origins of the tile server, for the Content Security Policy. */
export function tileOrigins(tiles: Tiles | null): string[] {
  if (!tiles) return [];
  const hosts = tiles.url.includes('{s}') ? ['a', 'b', 'c'] : [''];
  return [...new Set(hosts.map((host) => new URL(sampleTile(tiles.url, host)).origin))];
}

export interface OpenedNetwork {
  index: StationIndex;
  demonstration: boolean;
}

/**
 * Opens the network: the stations of a file, or the demonstration.
 *
 * @param dataFolder absolute path of `data/generated`.
 * @throws StationsFileError if the file cannot be read.
 */
export function openNetwork({ stationsFile, demoStations }: StationSettings, dataFolder: string): OpenedNetwork {
  const { stations, demonstration } =
    stationsFile === undefined ? openDemoNetwork(dataFolder, demoStations) : readStationsFile(stationsFile);
  const aliases = cityAliases(readCities(join(dataFolder, 'cities.json')));
  return { index: new StationIndex(stations, aliases), demonstration };
}
