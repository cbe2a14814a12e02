import { fuelNamesOf, readHours } from './cells.js';
import { readExtras } from './extras.js';
import { readOsmFuels } from './osm-fuels.js';
import { OsmTags, skippedBecause } from './osm-tags.js';
import type { PlainPoint, PointProblem } from './point.js';
import { RowProblems, type SourceRow } from './source-row.js';
import { cleanText, isName, readFlag, readId, readNumber, readServices } from './values.js';

/** Tags of a brand, best first; where there is none, a name is one, and an operator. */
const BRAND_TAGS = ['brand', 'brand:ru', 'network', 'brand:en'];
const NAME_TAGS = ['name', 'name:ru', 'official_name', 'short_name', 'alt_name', 'name:en'];
const OPERATOR_TAGS = ['operator', 'owner'];
/** Tags of services that OpenStreetMap has. */
const SERVICE_TAGS: ReadonlyArray<readonly [tag: string, service: string]> = [
  ['shop', 'shop'],
  ['car_wash', 'wash'],
  ['compressed_air', 'tyres'],
  ['toilets', 'toilet'],
  ['cafe', 'cafe'],
  ['fast_food', 'cafe'],
];
/** Names of any station; with a number they are one beside a brand, and none of a network. */
const GENERIC_NAME =
  /^(?:азс|агзс|агнкс|мазс|заправка|автозаправка|автозаправочная станция|gas station|fuel)(?<number>\s*(?:№|no?\.?)?\s*\d+)?$/i;
const ROAD = /^(?:[МРАЕMPAEК]|[МРАЕMPAEК]-|\d{2}[КРПНАKPNA]-?)\s?\d{1,4}/iu;

/** Tags by field of a record, for reports. */
const TAGS_OF_FIELDS: Readonly<Record<string, readonly string[]>> = {
  id: ['@id', 'id'],
  shopId: ['shop_id'],
  network: [...BRAND_TAGS, ...NAME_TAGS, ...OPERATOR_TAGS],
  city: ['addr:city', 'addr:town', 'addr:village'],
  address: ['addr:full', 'addr:street', 'addr:place', 'addr:housenumber', 'ref'],
  hours: ['opening_hours'],
  timeZone: ['timezone'],
  fuels: ['fuel:…'],
};

/** Street and house, or road, or the station's number; undefined without any. */
function addressOf(tags: OsmTags): string | undefined {
  const full = tags.get('addr:full');
  if (full !== undefined) return cleanText(full);
  const street = tags.get(
    'addr:street',
    'addr:place',
    'road',
    'addr:road',
    'highway:ref',
    'addr:hamlet',
    'addr:suburb',
  );
  const ref = tags.get('ref');
  const way =
    street ??
    (ref === undefined ? undefined : ROAD.test(cleanText(ref)) ? `трасса ${ref}` : `АЗС № ${ref.replace(/^№\s*/, '')}`);
  const parts = [way, street === undefined ? undefined : tags.get('addr:housenumber')];
  return cleanText(parts.filter((part) => part !== undefined).join(', ')) || undefined;
}

function servicesOf(tags: OsmTags): string[] {
  const tagged = SERVICE_TAGS.filter(([tag]) => !['no', 'none', 'vacant', undefined].includes(tags.get(tag)));
  return [...new Set([...tagged.map(([, service]) => service), ...readServices(tags.get('services') ?? '')])];
}

/** The brand of a station, and its own name where that says more. */
function namesOf(tags: OsmTags): { brand: string | undefined; name: string | undefined } {
  const first = (names: readonly string[]) => names.map((tag) => tags.get(tag)).find((text) => text && isName(text));
  const name = first(NAME_TAGS);
  const generic = name === undefined ? null : GENERIC_NAME.exec(cleanText(name));
  const brand = first(BRAND_TAGS) ?? (generic ? undefined : name) ?? first(OPERATOR_TAGS) ?? name;
  const isGeneric = generic !== null && generic.groups?.number === undefined;
  return { brand, name: isGeneric ? undefined : name };
}

/** An object of OpenStreetMap, whatever the format. */
export interface OsmObject {
  row: number;
  id: string | null;
  tags: Readonly<Record<string, unknown>>;
  /** Where it is, or why that is not known. */
  place: PlainPoint | PointProblem;
}

/** Reads a station from OpenStreetMap's tags (data/README.md). */
export function readOsmStation({ row, id, tags: values, place }: OsmObject): SourceRow {
  const tags = new OsmTags(values);
  const problems = new RowProblems(row, id);
  const skipped = skippedBecause(tags);
  const { draft: fuels, sources } = readOsmFuels(tags, skipped ? new RowProblems(row, id) : problems);
  const sourceOf = (path: string) => {
    if (path === 'lat' || path === 'lon')
      return { name: 'geometry', value: 'found' in place ? place.found : [place.lon, place.lat] };
    const names = sources.has(path) ? [sources.get(path) ?? path] : (TAGS_OF_FIELDS[path] ?? [path]);
    const name = tags.nameOf(...names) ?? names[0] ?? path;
    return { name, value: path === 'id' ? id : tags.get(name) };
  };
  if (skipped) {
    problems.add('skipped', { name: skipped.tag, value: tags.get(skipped.tag) }, skipped.reason);
    return { row, id, draft: null, sourceOf, problems: problems.all };
  }
  if ('found' in place) problems.add('left_out', { name: 'geometry', value: place.found }, place.expected);
  const { brand, name } = namesOf(tags);
  const draft: Record<string, unknown> = {};
  const set = (field: string, text: string | null | undefined, read: (text: string) => unknown) => {
    const value = text === null || text === undefined ? undefined : read(text);
    if (value !== undefined) draft[field] = value;
  };
  set('id', id, readId);
  set('shopId', tags.get('shop_id'), readNumber);
  set('vat', tags.get('vat'), cleanText);
  set('network', brand, cleanText);
  set('name', name, cleanText);
  set('city', tags.get('addr:city', 'addr:town', 'addr:village'), cleanText);
  set('address', addressOf(tags), (text) => text);
  if (!('found' in place)) Object.assign(draft, place);
  set('timeZone', tags.get('timezone'), cleanText);
  draft.services = servicesOf(tags);
  set('extras', tags.get('extras'), readExtras);
  set('closed', tags.get('closed'), readFlag);
  draft.hours = null;
  set('hours', tags.get('opening_hours'), (text) => readHours(sourceOf('hours'), text, problems));
  Object.assign(draft, { fuels: fuels.fuels, ...fuelNamesOf(fuels), pumps: cleanText(tags.get('pumps') ?? '') });
  return { row, id, draft, sourceOf, problems: problems.all };
}
