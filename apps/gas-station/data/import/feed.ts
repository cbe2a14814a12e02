import { z } from 'zod';
import { COLUMN_NAMES, COLUMNS, draftOf } from './csv.js';
import { ImportError, type ImportProblem, type SourceRow, shown } from './source-row.js';
import { readPrice } from './values.js';

const feedSchema = z.union([
  z.array(z.unknown()),
  z.object({ stations: z.array(z.unknown()) }).transform((feed) => feed.stations),
]);

/** Values of a feed, converted to cells of the CSV. */
const cellSchema = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.boolean().transform((flag) => (flag ? 'yes' : 'no')),
  z.array(z.string()).transform((words) => words.join(' ')),
]);

/** Extras as objects, with the price in roubles; `nameEn` defaults to `name`. */
const extraListSchema = z.array(
  z.looseObject({ price: z.union([z.string(), z.number()]), name: z.string() }).transform(({ price, ...extra }) => ({
    nameEn: extra.name,
    ...extra,
    price: readPrice(String(price)),
  })),
);

/** The cells of a station: `prices` is an object by fuel, other fields are named like columns of the CSV. */
function cellsOf(station: Record<string, unknown>): Array<readonly [column: string, value: unknown]> {
  return Object.entries(station).flatMap(([name, value]): Array<readonly [string, unknown]> => {
    if (name !== 'prices' || typeof value !== 'object' || value === null) return [[name, value]];
    return Object.entries(value).map(([fuel, price]) => [`price_${fuel}`, price]);
  });
}

function readStation(raw: unknown, index: number): SourceRow {
  const row = index + 1;
  const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const station = isObject ? (raw as Record<string, unknown>) : {};
  const id = typeof station.id === 'string' || typeof station.id === 'number' ? String(station.id) : null;
  const problem = (field: string, found: unknown, expected: string): ImportProblem => ({
    row,
    id,
    field,
    found: shown(found),
    expected,
  });
  if (!isObject) {
    const problems = [problem('station', raw, 'Expected an object.')];
    return { row, id, draft: null, sourceNames: COLUMN_NAMES, problems };
  }
  const problems: ImportProblem[] = [];
  const cells = new Map<string, string>();
  const lists: Record<string, unknown> = {};
  for (const [column, value] of cellsOf(station)) {
    const extras = column === 'extras' && Array.isArray(value) ? extraListSchema.safeParse(value) : undefined;
    if (extras) {
      if (extras.success) lists.extras = extras.data;
      else problems.push(problem(column, value, 'Expected extras with id, kind, name and price in roubles.'));
      continue;
    }
    const cell = cellSchema.safeParse(value);
    if (!COLUMNS.includes(column)) problems.push(problem(column, value, `Expected one of ${COLUMNS.join(', ')}.`));
    else if (cell.success) cells.set(column, cell.data === null ? '' : String(cell.data));
    else problems.push(problem(column, value, 'Expected a text, a number, true or false, null or a list of texts.'));
  }
  return { row, id, draft: { ...draftOf(cells), ...lists }, sourceNames: COLUMN_NAMES, problems };
}

/**
 * Reads a network's JSON feed: a list of stations, or an object with the list as `stations` (data/README.md).
 *
 * @throws ImportError if it is neither.
 */
export function readFeed(text: string): SourceRow[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`The file is not JSON: ${String(cause)}`, { cause });
  }
  const reading = feedSchema.safeParse(json);
  if (!reading.success)
    throw new ImportError('The file is not a feed: expected a list of stations, or {"stations":[…]}.');
  return reading.data.map(readStation);
}
