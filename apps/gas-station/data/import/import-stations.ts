import { type StationRecord, stationSchema } from '../../stations/station.js';
import { type City, nearestCity } from '../cities.js';
import { readCsv } from './csv.js';
import { readFeed } from './feed.js';
import { readGeoJson } from './geojson.js';
import { type ImportProblem, type SourceRow, shown } from './source-row.js';

export type ImportFormat = 'geojson' | 'csv' | 'feed';

const READERS: Readonly<Record<ImportFormat, (text: string) => SourceRow[]>> = {
  geojson: readGeoJson,
  csv: readCsv,
  feed: readFeed,
};

/** The valid stations, and the problems of the others. */
export interface ImportResult {
  stations: StationRecord[];
  problems: ImportProblem[];
  /** Number of rows in the source. */
  rows: number;
}

/** A missing city or time zone is taken from a city within this distance. */
const NEAR_CITY_KM = 100;

/** Fills in a missing city and time zone from the nearest city: OpenStreetMap's stations often lack them. */
function completed(draft: Record<string, unknown>, cities: readonly City[]): Record<string, unknown> {
  const { lat, lon, city, timeZone } = draft;
  if (typeof lat !== 'number' || typeof lon !== 'number' || (city !== undefined && timeZone !== undefined))
    return draft;
  const near = nearestCity(cities, { lat, lon }, NEAR_CITY_KM);
  return near ? { city: near.name, timeZone: near.timeZone, ...draft } : draft;
}

/** The value at a path of a record. */
function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : value,
    draft,
  );
}

function check({ row, id, sourceNames, problems }: Omit<SourceRow, 'draft'>, draft: Record<string, unknown>) {
  const reading = stationSchema.safeParse(draft);
  const found = (reading.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    const field = sourceNames[name] ?? sourceNames[String(path[0])] ?? String(path[0]);
    return { row, id, field, found: shown(valueAt(draft, path)), expected: message };
  });
  return [...problems, ...found];
}

/**
 * Reads and validates stations. Invalid rows are reported; of rows with the same id, the first one counts.
 *
 * @param text content of the file.
 * @param cities for missing cities and time zones.
 * @throws ImportError if the text is not in the format.
 */
export function importStations(text: string, format: ImportFormat, cities: readonly City[] = []): ImportResult {
  const rows = READERS[format](text);
  const problems: ImportProblem[] = [];
  const stations = new Map<string, { row: number; record: StationRecord }>();
  for (const source of rows) {
    if (source.draft === null) {
      problems.push(...source.problems);
      continue;
    }
    const draft = completed(source.draft, cities);
    const found = check(source, draft);
    const record = draft as StationRecord;
    const twin = found.length === 0 ? stations.get(record.id) : undefined;
    if (twin) {
      found.push({
        row: source.row,
        id: source.id,
        field: source.sourceNames.id ?? 'id',
        found: shown(source.id),
        expected: `Expected each id once: row ${twin.row} has it already.`,
      });
    }
    if (found.length === 0) stations.set(record.id, { row: source.row, record });
    problems.push(...found);
  }
  return { stations: [...stations.values()].map(({ record }) => record), problems, rows: rows.length };
}

/** A readable report: the count, then one line per problem. */
export function formatReport({ stations, problems, rows }: ImportResult): string {
  const bad = rows - stations.length;
  const lines = problems.map(
    ({ row, id, field, found, expected }) =>
      `  row ${row}${id === null ? '' : ` (${id})`}: ${field} is ${found}. ${expected}`,
  );
  return [`${stations.length} of ${rows} stations imported, ${bad} left out.`, ...lines].join('\n');
}
