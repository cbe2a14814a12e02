import { z } from 'zod';
import type { FuelKind } from '../../shared/fuel.js';
import { readExtras } from './extras.js';
import { ImportError, type ImportProblem, type SourceRow, shown } from './source-row.js';
import { readFlag, readHours, readId, readNumber, readPrice, readWords } from './values.js';

/** OpenStreetMap's tags of fuels. */
const FUEL_TAGS: Readonly<Record<FuelKind, string>> = {
  ai92: 'fuel:octane_92',
  ai95: 'fuel:octane_95',
  ai98: 'fuel:octane_98',
  ai100: 'fuel:octane_100',
  diesel: 'fuel:diesel',
};
const FUELS = Object.entries(FUEL_TAGS);

/** Tag of a price in roubles; not an OpenStreetMap tag. */
const priceTag = (fuelTag: string) => `${fuelTag}:price`;

const SOURCE_NAMES: Readonly<Record<string, string>> = {
  id: '@id',
  shopId: 'shop_id',
  network: 'brand',
  city: 'addr:city',
  address: 'addr:street',
  lat: 'geometry',
  lon: 'geometry',
  hours: 'opening_hours',
  timeZone: 'timezone',
  fuels: FUELS.map(([, tag]) => tag).join(', '),
  ...Object.fromEntries(FUELS.map(([kind, tag]) => [`fuels.${kind}`, priceTag(tag)])),
};

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

const featureSchema = z.object({
  type: z.literal('Feature', 'Expected Feature.'),
  id: z.union([z.string(), z.number()], 'Expected a text or a number.').optional(),
  properties: z.record(z.string(), z.unknown(), 'Expected an object of tags.').nullish(),
  geometry: z
    .object({ type: z.string(), coordinates: z.unknown().optional() }, 'Expected a geometry such as a Point.')
    .nullish(),
});

type Feature = z.infer<typeof featureSchema>;

/** Tags of a feature as strings. */
class Tags {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** The first of the tags that has a value. */
  get(...names: string[]): string | undefined {
    const name = names.find((candidate) => !['', null, undefined].includes(this.#values[candidate] as string));
    return name === undefined ? undefined : String(this.#values[name]).trim();
  }
}

/** A field of a record; nothing if it has no value. */
function field(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

/** All positions of a geometry, at any depth. */
function positions(coordinates: unknown): Array<[number, number]> {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return [[lon, lat]];
  return coordinates.flatMap(positions);
}

/** The point of a geometry; of an area, the centre of its bounding box. */
function pointOf(geometry: Feature['geometry']): Record<string, unknown> {
  const found = positions(geometry?.coordinates);
  if (found.length === 0) return {};
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { lon: middle(found.map(([lon]) => lon)), lat: middle(found.map(([, lat]) => lat)) };
}

function readFuels(tags: Tags, row: number, id: string | null) {
  const fuels: Record<string, unknown> = {};
  const problems: ImportProblem[] = [];
  for (const [kind, tag] of FUELS) {
    const sold = tags.get(tag);
    if (sold === 'yes') {
      const price = tags.get(priceTag(tag));
      fuels[kind] = price === undefined ? null : readPrice(price);
    } else if (sold !== undefined && sold !== 'no') {
      problems.push({ row, id, field: tag, found: shown(sold), expected: 'Expected yes or no.' });
    }
  }
  return { fuels, problems };
}

/** The id of an unvalidated feature. */
function idOf(raw: unknown): string | null {
  const { id, properties } = (raw ?? {}) as { id?: unknown; properties?: { '@id'?: unknown } | null };
  const found = id ?? properties?.['@id'];
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}

function readRow(raw: unknown, index: number): SourceRow {
  const reading = featureSchema.safeParse(raw);
  if (reading.success) return readFeature(reading.data, index + 1);
  const [row, id] = [index + 1, idOf(raw)];
  const problems = reading.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? 'feature');
    const found = shown(path.length > 0 ? (raw as Record<string, unknown>)[field] : raw);
    return { row, id, field, found, expected: path.length > 0 ? message : 'Expected a GeoJSON Feature.' };
  });
  return { row, id, draft: null, sourceNames: SOURCE_NAMES, problems };
}

function readFeature(feature: Feature, row: number): SourceRow {
  const tags = new Tags(feature.properties ?? {});
  const id = feature.id === undefined ? (tags.get('@id', 'id') ?? null) : String(feature.id);
  const { fuels, problems } = readFuels(tags, row, id);
  const amenity = tags.get('amenity');
  if (amenity !== undefined && amenity !== 'fuel') {
    problems.push({ row, id, field: 'amenity', found: shown(amenity), expected: 'Expected fuel.' });
  }
  const [brand, name] = [tags.get('brand', 'operator', 'name'), tags.get('name')];
  const [hours, shopId, services] = [tags.get('opening_hours'), tags.get('shop_id'), tags.get('services')];
  const [extras, closed] = [tags.get('extras'), tags.get('closed')];
  const address = [tags.get('addr:street', 'addr:place'), tags.get('addr:housenumber')].filter(Boolean).join(', ');
  const draft = {
    ...field('id', id === null ? undefined : readId(id)),
    ...field('shopId', shopId === undefined ? undefined : readNumber(shopId)),
    ...field('vat', tags.get('vat')),
    ...field('network', brand),
    ...field('name', name === brand ? undefined : name),
    ...field('city', tags.get('addr:city')),
    ...field('address', tags.get('addr:full') ?? (address || undefined)),
    ...pointOf(feature.geometry),
    ...field('timeZone', tags.get('timezone')),
    ...field('services', services === undefined ? undefined : readWords(services)),
    ...field('extras', extras === undefined ? undefined : readExtras(extras)),
    ...field('closed', closed === undefined ? undefined : readFlag(closed)),
    hours: hours === undefined ? null : readHours(hours),
    fuels,
    pumps: tags.get('pumps') ?? '',
  };
  return { row, id, draft, sourceNames: SOURCE_NAMES, problems };
}

/**
 * Reads stations from GeoJSON with OpenStreetMap's tags (data/README.md).
 *
 * @throws ImportError if it is not a FeatureCollection.
 */
export function readGeoJson(text: string): SourceRow[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`The file is not JSON: ${String(cause)}`, { cause });
  }
  const reading = collectionSchema.safeParse(json);
  if (!reading.success) {
    throw new ImportError(`The file is not a GeoJSON FeatureCollection: ${z.prettifyError(reading.error)}`);
  }
  return reading.data.features.map(readRow);
}
