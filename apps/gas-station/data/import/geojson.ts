import { isObject } from './is-object.js';
import { readOsmStation } from './osm-station.js';
import { type PlainPoint, type PointProblem, pointOfGeometry } from './point.js';
import { RowProblems, type SourceRow } from './source-row.js';

/** Tags of a feature: its properties, or `tags` among them, as osmtogeojson writes. */
function tagsOf(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { tags, other_tags: more } = properties;
  if (isObject(tags)) return tags;
  return typeof more === 'string' ? { ...hstore(more), ...properties } : properties;
}

/** Tags as GDAL exports them: `"addr:city"=>"Тула","fuel:diesel"=>"yes"`. */
function hstore(text: string): Record<string, string> {
  const pairs = text.matchAll(/"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g);
  const plain = (part = '') => part.replace(/\\(.)/g, '$1');
  return Object.fromEntries([...pairs].map(([, name, value]) => [plain(name), plain(value)]));
}

function idOf(id: unknown, properties: Readonly<Record<string, unknown>>): string | null {
  const found = [id, properties['@id'], properties.id, properties.osm_id].find(isId);
  if (found === undefined) return null;
  const { type } = properties;
  const isOsmType = type === 'node' || type === 'way' || type === 'relation';
  return isOsmType && typeof found === 'number' ? `${type}/${found}` : String(found);
}

function isId(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

/** Why an object is no feature with tags; undefined if it is one. */
function featureProblem({
  type,
  id,
  properties,
}: Record<string, unknown>): [field: string, expected: string] | undefined {
  if (type !== 'Feature') return ['type', 'Expected Feature.'];
  if (isObject(id) || Array.isArray(id)) return ['id', 'Expected a text or a number.'];
  if (properties !== null && properties !== undefined && !isObject(properties))
    return ['properties', 'Expected an object of tags.'];
  return undefined;
}

/** Reads a feature with OpenStreetMap's tags. */
export function readFeature(raw: Record<string, unknown>, row: number): SourceRow {
  const problem = featureProblem(raw);
  if (problem) return unreadable(raw, row, ...problem);
  const values = isObject(raw.properties) ? raw.properties : {};
  return readOsmStation({ row, id: idOf(raw.id, values), tags: tagsOf(values), place: pointOfGeometry(raw.geometry) });
}

/** An object that is no station, with the field that says so. */
function unreadable(raw: Record<string, unknown>, row: number, name: string, expected: string): SourceRow {
  const id = idOf(raw.id, {});
  const problems = new RowProblems(row, id);
  const source = { name, value: raw[name] };
  problems.add('left_out', source, expected);
  return { row, id, draft: null, sourceOf: () => source, problems: problems.all };
}

/** Where an element of Overpass is: nodes say it, areas with `out center`, `out bb` or `out geom`. */
function pointOfElement({ lat, lon, center, bounds, geometry }: Record<string, unknown>): PlainPoint | PointProblem {
  const own = center ?? { lat, lon };
  const { minlat, minlon, maxlat, maxlon } = (bounds ?? {}) as Record<string, unknown>;
  const corners = [
    [minlon, minlat],
    [maxlon, maxlat],
  ];
  const nodes = Array.isArray(geometry) ? geometry.map((node) => [node?.lon, node?.lat]) : [];
  const { lat: ownLat, lon: ownLon } = own as Record<string, unknown>;
  for (const coordinates of [[[ownLon, ownLat]], nodes, corners]) {
    const place = pointOfGeometry({ coordinates });
    if (!('found' in place)) return place;
  }
  return { found: undefined, expected: 'Expected a place: ask Overpass for ways and relations with «out center».' };
}

/** Reads an element of Overpass JSON; undefined for one without tags, such as the nodes of an area. */
export function readElement(raw: Record<string, unknown>, row: number): SourceRow | undefined {
  const { type, id, tags } = raw;
  if (tags === undefined) return undefined;
  if (!isObject(tags)) return unreadable(raw, row, 'tags', 'Expected an object of tags.');
  if (typeof id !== 'number') return unreadable(raw, row, 'id', 'Expected a number.');
  return readOsmStation({ row, id: `${type}/${id}`, tags, place: pointOfElement(raw) });
}

/** Names of WGS 84, the only reference system of GeoJSON. */
const WGS_84 = /CRS:?:?84$|EPSG:{1,2}4326$|WGS ?84$/i;

/** The name of a reference system that is not WGS 84; undefined for none. */
export function foreignCrs(head: Record<string, unknown>): string | undefined {
  const { crs } = head;
  if (crs === undefined || crs === null) return undefined;
  const { name, code } = ((crs as { properties?: unknown }).properties ?? {}) as { name?: unknown; code?: unknown };
  const text =
    typeof crs === 'string' ? crs : String(name ?? (code === undefined ? JSON.stringify(crs) : `EPSG:${code}`));
  return WGS_84.test(text.trim()) ? undefined : text;
}
