import { type VariableValues, variable } from '@invoicebox/merchant-server';
import { z } from 'zod';
import { DEMO_STATIONS } from '../data/demo/open-demo-network.js';
import type { Tiles } from '../shared/catalogue.js';
import { MAX_LITRES_PER_MINUTE, MIN_LITRES_PER_MINUTE } from '../shared/forecourt.js';
import { VEHICLE_FIELDS } from '../shared/vehicle.js';

/** More would take minutes to generate. */
const MAX_DEMO_STATIONS = 1_000_000;
const MAX_ZOOM = 22;
/** Ten times as fast as a real pump: a demonstration should not take minutes. */
const DEFAULT_LITRES_PER_MINUTE = 400;

function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}.`;
  return z.coerce.number(expected).int(expected).min(min, expected).max(max, expected);
}

const tileUrl = z.string().refine((text) => {
  const hasPlaceholders = ['{z}', '{x}', '{y}'].every((placeholder) => text.includes(placeholder));
  return hasPlaceholders && /^https?:/.test(text) && URL.canParse(sampleTile(text, 'a'));
}, 'expected an http(s) address with {z}, {x} and {y}.');

/** The variables of the gas station, beside those of every merchant server. */
export const GAS_STATION_VARIABLES = {
  STATIONS_FILE: variable(z.string().optional(), {
    about: 'The stations file that `station-import` has made; without it the network is a demonstration.',
    example: '/var/lib/fuel/stations.json',
  }),
  DEMO_STATIONS: variable(wholeNumber(1, MAX_DEMO_STATIONS).default(DEMO_STATIONS), {
    about: 'The size of the demonstration network.',
    example: '30000',
  }),
  TILE_URL: variable(tileUrl.optional(), {
    about: 'A tile server; without it the map shows its built-in base map.',
    example: 'https://tiles.example.ru/{z}/{x}/{y}.png',
  }),
  TILE_ATTRIBUTION: variable(z.string().default(''), {
    about: "The tile server's attribution, shown on the map.",
    example: '© OpenStreetMap',
  }),
  TILE_MAX_ZOOM: variable(wholeNumber(1, MAX_ZOOM).default(19), {
    about: 'The highest zoom of the tiles.',
    example: '19',
  }),
  STATION_UPDATES_KEYS: variable(
    z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
    {
      about: 'Keys that sign pushed prices and statuses, two while one replaces the other; none turns pushes off.',
      example: 'new-key old-key',
      secret: true,
    },
  ),
  STATION_UPDATES_URL: variable(z.url('expected an http(s) address.').optional(), {
    about: "An address of the network's own system that is polled for prices and statuses.",
    example: 'https://prices.example.ru/stations',
  }),
  STATION_UPDATES_SECONDS: variable(wholeNumber(5, 86_400).default(60), {
    about: 'Seconds between two polls.',
    example: '60',
  }),
  VEHICLE_REQUIRED: variable(
    z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter(Boolean))
      .pipe(z.array(z.enum(VEHICLE_FIELDS, `expected some of ${VEHICLE_FIELDS.join(', ')}.`))),
    {
      about: "What a driver has to enter for the company's papers; otherwise it is optional.",
      example: 'plate driver odometer',
    },
  ),
  PUMP_CONTROLLER: variable(z.string().optional(), {
    about: "The module of the stations' automation (docs/gas-station.md); without it the pumps are simulated.",
    example: '/opt/fuel/pump-controller.js',
  }),
  FORECOURT: variable(z.enum(['auto', 'manual'], 'expected auto or manual.').default('auto'), {
    about: 'Whether simulated drivers fuel by themselves, or wait for the page /forecourt.',
    example: 'manual',
  }),
  FORECOURT_FILE: variable(z.string().optional(), {
    about: 'Where the simulated pumps keep their state; by default in DATA_DIR.',
    example: '/var/lib/fuel/forecourt.json',
  }),
  FORECOURT_LITRES_PER_MINUTE: variable(
    wholeNumber(MIN_LITRES_PER_MINUTE, MAX_LITRES_PER_MINUTE).default(DEFAULT_LITRES_PER_MINUTE),
    { about: 'The flow of the simulated pumps.', example: '40' },
  ),
};

/** The values of {@link GAS_STATION_VARIABLES}. */
export type GasStationSettings = VariableValues<typeof GAS_STATION_VARIABLES>;

/** The URL of one tile. */
function sampleTile(template: string, host: string): string {
  return template.replace('{s}', host).replace(/\{[zxyr]\}/g, '0');
}

/** The tile server of the settings; null for the built-in base map. */
export function tilesOf({ TILE_URL: url, TILE_ATTRIBUTION, TILE_MAX_ZOOM }: GasStationSettings): Tiles | null {
  return url === undefined ? null : { url, attribution: TILE_ATTRIBUTION, maxZoom: TILE_MAX_ZOOM };
}

/** Origins of the tile server, for the Content Security Policy. */
export function tileOrigins(tiles: Tiles | null): string[] {
  if (!tiles) return [];
  const hosts = tiles.url.includes('{s}') ? ['a', 'b', 'c'] : [''];
  return [...new Set(hosts.map((host) => new URL(sampleTile(tiles.url, host)).origin))];
}
