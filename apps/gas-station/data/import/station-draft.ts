import type { z } from 'zod';
import { FUEL_KINDS } from '../../shared/fuel.js';
import { networkKey } from '../../stations/network-name.js';
import { readablePumps } from '../../stations/pumps.js';
import { type StationRecord, stationSchema } from '../../stations/station.js';
import type { CityIndex } from '../cities.js';
import { placeProblem, timeZoneAt } from './place-problem.js';
import type { PlainPoint } from './point.js';
import { type ImportProblem, RowProblems, type SourceRow } from './source-row.js';

/** Without one of these there is no station. */
const ESSENTIAL: ReadonlySet<string> = new Set(['id', 'network', 'lat', 'lon']);
/** A field that is left out may show the next problem: one in its pumps, for instance. */
const MAX_ROUNDS = 5;

type Draft = Record<string, unknown>;

/** A row that was checked: the station, if it can be imported, and what was wrong. */
export interface CheckedRow {
  record: StationRecord | null;
  problems: ImportProblem[];
}

/** Leaves out what a path leads to: an item of a list, a price, otherwise the whole field. */
function leaveOut(draft: Draft, [name, key]: readonly PropertyKey[]): void {
  const field = String(name);
  const value = draft[field];
  if (Array.isArray(value) && typeof key === 'number') {
    draft[field] = value.filter((_, index) => index !== key);
  } else if (field === 'fuels' && typeof key === 'string') {
    // It is sold; its price is not known.
    draft.fuels = { ...(value as Draft), [key]: null };
  } else if (field === 'fuelNames' && typeof key === 'string') {
    draft.fuelNames = Object.fromEntries(Object.entries(value as Draft).filter(([kind]) => kind !== key));
  } else draft[field] = field === 'hours' ? null : undefined;
  if (draft[field] === undefined) delete draft[field];
}

/** What a path leads to in a record. */
function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], draft);
}

/** Leaves out pumps that cannot be read, and keeps the others. */
function readPumps(draft: Draft, problems: RowProblems, { sourceOf }: SourceRow): void {
  const sold = FUEL_KINDS.filter((kind) => kind in (draft.fuels as Draft));
  draft.pumps = readablePumps(String(draft.pumps), sold, (_, expected) => {
    problems.add('warning', sourceOf('pumps'), expected);
  });
}

/** The place of a draft; undefined if it has none. */
function placeOf({ lat, lon }: Draft): PlainPoint | undefined {
  const isPlace = typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return isPlace ? { lat, lon } : undefined;
}

/** Fills in what follows from the place: the time zone, the city, and an address such as «12 км от Тулы». */
function completePlace(
  draft: Draft,
  place: PlainPoint,
  cities: CityIndex,
  row: SourceRow,
  problems: RowProblems,
): void {
  draft.timeZone ??= timeZoneAt(place);
  if (draft.city !== undefined && draft.address !== undefined) return;
  const near = cities.nearest(place);
  const city = draft.city ?? cities.at(place, near)?.name;
  if (city !== undefined) draft.city = city;
  if (draft.address !== undefined) return;
  const distance = near && `${Math.max(1, Math.round(near.kilometres))} км от ${near.city.genitive}`;
  draft.address = city ?? distance ?? `${place.lat}, ${place.lon}`;
  problems.add(
    'warning',
    row.sourceOf('address'),
    'Expected an address: the city, or how far it is from one, is shown.',
  );
}

/** A record's text is limited; a brand that is longer is no reason to lose the station. */
const MAX_NETWORK = 120;

function shortenNetwork(draft: Draft, row: SourceRow, problems: RowProblems): void {
  const { network } = draft;
  if (typeof network !== 'string' || network.length <= MAX_NETWORK) return;
  draft.network = `${network.slice(0, MAX_NETWORK - 1)}…`;
  problems.add('warning', row.sourceOf('network'), `Expected at most ${MAX_NETWORK} characters: the rest is cut.`);
}

/** A name that is the network's, in whatever spelling, is none of its own. */
function dropSameName(draft: Draft): void {
  const { name, network } = draft;
  if (typeof name === 'string' && typeof network === 'string' && networkKey(name) === networkKey(network)) {
    delete draft.name;
  }
}

/**
 * Validates a draft again and again, each time without what was wrong.
 *
 * @returns whether a station is left.
 */
function leaveOutInvalid(draft: Draft, complete: () => void, row: SourceRow, problems: RowProblems): boolean {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    complete();
    const reading = stationSchema.safeParse(draft);
    if (reading.success) return true;
    if (!leaveOutIssues(draft, reading.error.issues, row, problems)) return false;
  }
  return false;
}

type Issue = z.core.$ZodIssue;

/** Returns false if one of the issues is essential. */
function leaveOutIssues(draft: Draft, issues: readonly Issue[], row: SourceRow, problems: RowProblems): boolean {
  const done = new Set<string>();
  const essential = issues.filter(({ path }) => ESSENTIAL.has(String(path[0])));
  // From the last item of a list to the first, so that the places of the others stay.
  for (const { path, message } of [...(essential.length > 0 ? essential : issues)].reverse()) {
    const [field, key] = path;
    const isItem = Array.isArray(draft[String(field)]) && typeof key === 'number';
    const source = row.sourceOf(field === 'fuels' ? path.join('.') : String(field));
    const value = isItem ? valueAt(draft, [field ?? '', key]) : source.value;
    problems.add(essential.length > 0 ? 'left_out' : 'warning', { name: source.name, value }, message);
    const part = `${String(field)} ${String(key)}`;
    if (!done.has(part)) leaveOut(draft, path);
    done.add(part);
  }
  return essential.length === 0;
}

/**
 * Checks a row: only id, network and place are essential; any other field that is wrong is left out with a warning, in
 * the words of the source.
 */
export function checkRow(row: SourceRow, cities: CityIndex): CheckedRow {
  // A row that lost its place or its cells says nothing more that can be relied on.
  if (row.draft === null || row.problems.some(({ effect }) => effect === 'left_out')) {
    return { record: null, problems: row.problems };
  }
  const problems = new RowProblems(row.row, row.id);
  problems.all.push(...row.problems);
  const draft: Draft = { ...row.draft };
  const place = placeOf(draft);
  if (place) checkPlace(draft, place, cities, row, problems);
  shortenNetwork(draft, row, problems);
  dropSameName(draft);
  readPumps(draft, problems, row);
  const complete = () => place && completePlace(draft, place, cities, row, problems);
  const isValid = leaveOutInvalid(draft, complete, row, problems);
  if (isValid && Object.keys(draft.fuels as Draft).length === 0) {
    problems.add('warning', row.sourceOf('fuels'), 'Expected at least one fuel.');
  }
  const isLeftOut = !isValid || problems.all.some(({ effect }) => effect === 'left_out');
  return { record: isLeftOut ? null : (draft as StationRecord), problems: problems.all };
}

function checkPlace(draft: Draft, place: PlainPoint, cities: CityIndex, row: SourceRow, problems: RowProblems): void {
  const hints = { city: draft.city as string | undefined, timeZone: draft.timeZone as string | undefined };
  const expected = placeProblem(place, hints, cities);
  if (expected === undefined) return;
  const [lat, lon] = [row.sourceOf('lat'), row.sourceOf('lon')];
  const source =
    lat.name === lon.name ? lat : { name: `${lat.name}, ${lon.name}`, value: `${lat.value}, ${lon.value}` };
  problems.add('left_out', source, expected);
}
