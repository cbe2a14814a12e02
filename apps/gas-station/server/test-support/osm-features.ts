/** Features as Overpass exports OpenStreetMap's fuel stations, good ones and ones that are broken in various ways. */
import type { Random } from '@invoicebox/test-kit';
import { readCities } from '../../data/cities.js';
import type { ProblemEffect } from '../../data/import/source-row.js';

/** Whatever a file may hold in place of a feature. */
export type RawFeature = unknown;

/** A good feature, open to be broken. */
interface Feature {
  type: string;
  id?: string | number;
  properties: Record<string, unknown> | string;
  geometry: unknown;
}

/** A way to break a feature, with the field that a report has to name, and what becomes of the station. */
export interface Breakage {
  name: string;
  field: string;
  effect: ProblemEffect;
  breakIt: (feature: Feature, context: { firstId: string; tags: Record<string, unknown> }) => RawFeature;
}

const CITIES = readCities(new URL('../../data/generated/cities.json', import.meta.url));
const FUEL_TAGS = ['92', '95', '98', '100'].map((octane) => `fuel:octane_${octane}`);

/** The same feature with other tags. */
const tagged = (tags: Record<string, unknown>, changes: Record<string, unknown>) => ({ ...tags, ...changes });

/** Tags without some of them. */
function without(tags: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !names.includes(name)));
}

/** Changes the tags of a feature. */
const retag =
  (change: (tags: Record<string, unknown>) => Record<string, unknown>): Breakage['breakIt'] =>
  (feature, { tags }) => ({ ...feature, properties: change(tags) });

/** Sets one tag; a fuel with a price where a price is to be broken. */
const set = (name: string, value: unknown) => retag((tags) => tagged(tags, { [name]: value }));
const price = (value: unknown) =>
  retag((tags) => tagged(tags, { 'fuel:octane_95': 'yes', 'fuel:octane_95:price': value }));
const geometry =
  (value: unknown): Breakage['breakIt'] =>
  (feature) => ({ ...feature, geometry: value });
const point = (...coordinates: unknown[]) => geometry({ type: 'Point', coordinates });

const NAMES = ['brand', 'operator', 'name'];
const ADDRESS = ['addr:street', 'addr:place', 'addr:full', 'addr:housenumber'];

type BreakageOf = Omit<Breakage, 'effect'>;

/** Ways to break what a station cannot do without. */
const ESSENTIAL: readonly BreakageOf[] = [
  { name: 'a latitude beyond the pole', field: 'geometry', breakIt: point(37.6, 91.2) },
  { name: 'a longitude beyond the antimeridian', field: 'geometry', breakIt: point(190.5, 55.7) },
  { name: 'no geometry', field: 'geometry', breakIt: geometry(null) },
  { name: 'a geometry that is a number', field: 'geometry', breakIt: geometry(7) },
  { name: 'a geometry without coordinates', field: 'geometry', breakIt: geometry({ type: 'Point' }) },
  { name: 'an empty area', field: 'geometry', breakIt: geometry({ type: 'Polygon', coordinates: [] }) },
  { name: 'coordinates as texts', field: 'geometry', breakIt: point('37.6', '55.7') },
  { name: 'coordinates of an empty field', field: 'geometry', breakIt: point(0, 0) },
  {
    name: 'exchanged coordinates',
    field: 'geometry',
    breakIt: (feature, { tags }) => ({
      ...feature,
      properties: tagged(tags, { 'addr:city': 'Москва' }),
      geometry: { type: 'Point', coordinates: [55.75, 37.61] },
    }),
  },
  { name: 'an id that is too long', field: '@id', breakIt: (feature) => ({ ...feature, id: 'n'.repeat(65) }) },
  {
    name: 'no id',
    field: '@id',
    breakIt: ({ type, geometry: place }, { tags }) => ({
      type,
      geometry: place,
      properties: without(tags, '@id', 'id'),
    }),
  },
  { name: 'an id that was there', field: '@id', breakIt: (feature, { firstId }) => ({ ...feature, id: firstId }) },
  { name: 'an id that is an object', field: 'id', breakIt: (feature) => ({ ...feature, id: {} }) },
  { name: 'no brand', field: 'brand', breakIt: retag((tags) => without(tags, ...NAMES)) },
  { name: 'nothing', field: 'row', breakIt: () => null },
  { name: 'a text', field: 'row', breakIt: () => 'node/1' },
  { name: 'a list', field: 'row', breakIt: () => [] },
  { name: 'tags that are a text', field: 'properties', breakIt: (feature) => ({ ...feature, properties: 'fuel' }) },
];

/** Ways to say that no fuel is sold to the public. */
const SKIPPED: readonly BreakageOf[] = [
  { name: 'a café', field: 'amenity', breakIt: set('amenity', 'cafe') },
  { name: 'a station that is closed for good', field: 'disused', breakIt: set('disused', 'yes') },
  { name: 'a station of a company', field: 'access', breakIt: set('access', 'private') },
];

/** Ways to break a field that is left out. */
const OPTIONAL: readonly BreakageOf[] = [
  { name: 'a brand that is too long', field: 'brand', breakIt: set('brand', 'А'.repeat(121)) },
  { name: 'no address', field: 'addr:full', breakIt: retag((tags) => without(tags, ...ADDRESS)) },
  { name: 'a fuel that may be', field: 'fuel:octane_95', breakIt: set('fuel:octane_95', 'maybe') },
  {
    name: 'no fuel',
    field: 'fuel:…',
    breakIt: retag((tags) => without(tags, ...FUEL_TAGS, 'fuel:diesel', 'pumps')),
  },
  { name: 'a price in words', field: 'fuel:octane_95:price', breakIt: price('дорого') },
  { name: 'a price in dollars', field: 'fuel:octane_95:price', breakIt: price('0.89') },
  { name: 'a price with three decimals', field: 'fuel:octane_95:price', breakIt: price('65.999') },
  { name: 'a price below zero', field: 'fuel:octane_95:price', breakIt: price('-65') },
  { name: 'hours of the sun', field: 'opening_hours', breakIt: set('opening_hours', 'sunrise-sunset') },
  { name: 'hours beyond the day', field: 'opening_hours', breakIt: set('opening_hours', '09:00-49:00') },
  { name: 'a pump of kerosene', field: 'pumps', breakIt: set('pumps', '1-4 kerosene') },
  { name: 'a pump of number 0', field: 'pumps', breakIt: set('pumps', '0-3') },
  { name: 'a pump named twice', field: 'pumps', breakIt: set('pumps', '1-3; 2') },
  { name: 'a point of sale in words', field: 'shop_id', breakIt: set('shop_id', 'первый') },
  { name: 'a point of sale below zero', field: 'shop_id', breakIt: set('shop_id', '-5') },
  { name: 'a service that nobody knows', field: 'services', breakIt: set('services', 'shop casino') },
  { name: 'an extra without a price', field: 'extras', breakIt: set('extras', 'coffee goods') },
  { name: 'an extra of a kind that nobody knows', field: 'extras', breakIt: set('extras', 'coffee drink 180 Кофе') },
  { name: 'a station that may be closed', field: 'closed', breakIt: set('closed', 'perhaps') },
  { name: 'a time zone of another planet', field: 'timezone', breakIt: set('timezone', 'Mars/Olympus') },
];

/** Every way to break a feature. */
export const BREAKAGES: readonly Breakage[] = [
  ...ESSENTIAL.map((breakage) => ({ ...breakage, effect: 'left_out' as const })),
  ...SKIPPED.map((breakage) => ({ ...breakage, effect: 'skipped' as const })),
  ...OPTIONAL.map((breakage) => ({ ...breakage, effect: 'warning' as const })),
];

/** The id of a good feature as the API has it. */
export const importedId = (number: number) => `node-${number}`;

/** A good feature, tagged in one of the ways that people tag. */
export function goodFeature(number: number, random: Random): { feature: Feature; tags: Record<string, unknown> } {
  const city = random.pick(CITIES);
  const [lon, lat] = [city.lon + (random.next() - 0.5) / 5, city.lat + (random.next() - 0.5) / 5];
  const street = { [random.pick(['addr:street', 'addr:place'])]: `Опытная ул.`, 'addr:housenumber': String(number) };
  const tags: Record<string, unknown> = {
    amenity: 'fuel',
    [random.pick(NAMES)]: `Сеть ${random.integer(1, 9)}`,
    ...random.pick([street, { 'addr:full': `Опытная ул., ${number}` }]),
    ...random.pick([{}, { 'addr:city': city.name }]),
    ...random.pick([{}, { opening_hours: random.pick(['24/7', 'Mo-Su 7:00-23:00', '00:00-24:00', '22:00-06:00']) }]),
    'fuel:octane_95': 'yes',
    ...random.pick([{}, { 'fuel:octane_95:price': random.pick(['65.40', '66', '65,9']) }]),
    ...random.pick([{}, { 'fuel:diesel': random.pick(['yes', 'no']) }]),
    ...random.pick([{}, { pumps: '1-4 ai95; 5 out' }]),
    ...random.pick([{}, { services: 'shop;cafe' }]),
    ...random.pick([{}, { extras: 'coffee goods 180 Кофе / Coffee; wash service 590.50 Мойка out' }]),
    // Tags that say nothing here are no mistake.
    ...random.pick([{}, { 'payment:cash': 'yes', check_date: '2026-05-01' }]),
  };
  const corner = 0.0005;
  const area = [
    [lon - corner, lat - corner],
    [lon + corner, lat - corner],
    [lon + corner, lat + corner],
    [lon - corner, lat - corner],
  ];
  const place = random.pick([
    { type: 'Point', coordinates: [lon, lat] },
    { type: 'Polygon', coordinates: [area] },
    { type: 'MultiPolygon', coordinates: [[area]] },
  ]);
  const id = `node/${number}`;
  const own = random.chance(0.5) ? { id, properties: tags } : { properties: { ...tags, '@id': id } };
  return { feature: { type: 'Feature', geometry: place, ...own }, tags: own.properties };
}
