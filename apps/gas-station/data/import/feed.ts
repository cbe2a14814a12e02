import { z } from 'zod';
import { columnOf, draftOfCells, FIELD_COLUMNS, isPriceColumn } from './cells.js';
import { isObject } from './is-object.js';
import { RowProblems, type SourceRow } from './source-row.js';
import { readPrice } from './values.js';

/** Values of a feed, converted to cells of the CSV. */
const cellSchema = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform((flag) => (flag ? 'yes' : 'no')),
  z.array(z.string()).transform((words) => words.join(' ')),
]);

/** Extras as objects, with the price in roubles; `nameEn` defaults to `name`. */
const extraSchema = z
  .looseObject({ price: z.union([z.string(), z.number()]), name: z.string() })
  .transform(({ price, ...extra }) => ({ nameEn: extra.name, ...extra, price: readPrice(String(price)) }));

/** Fields that may hold the coordinates as an object. */
const PLACE_FIELDS = new Set(['location', 'coordinates', 'coords', 'position', 'geo', 'point']);

/**
 * The fields of a station: `prices` is an object by fuel, the coordinates may be in one, other fields are named like columns
 * of the CSV.
 */
function fieldsOf(station: Record<string, unknown>): Array<readonly [name: string, value: unknown]> {
  return Object.entries(station).flatMap(([name, value]): Array<readonly [string, unknown]> => {
    if (!isObject(value)) return [[name, value]];
    if (name === 'prices') return Object.entries(value).map(([fuel, price]) => [`price_${fuel}`, price]);
    return PLACE_FIELDS.has(name) ? Object.entries(value) : [[name, value]];
  });
}

/** The cell of a field; undefined for an empty one. A price that is null is not known, other fields are absent. */
function cellOf(name: string, value: unknown): string | undefined | z.ZodError {
  if (value === null || value === undefined) return name.startsWith('price_') ? 'null' : undefined;
  const cell = cellSchema.safeParse(value);
  return cell.success ? cell.data : cell.error;
}

/** Extras of a list, without those that cannot be read. */
function readExtraList(list: readonly unknown[], problems: RowProblems): unknown[] {
  return list.flatMap((value) => {
    const reading = extraSchema.safeParse(value);
    if (reading.success) return [reading.data];
    problems.add('warning', { name: 'extras', value }, 'Expected an extra with id, kind, name and price in roubles.');
    return [];
  });
}

/** The id of a station that is not validated yet. */
function feedId(station: Record<string, unknown>): string | null {
  return typeof station.id === 'string' || typeof station.id === 'number' ? String(station.id) : null;
}

/** Reads a station of a network's JSON feed (data/README.md). */
export function readFeedStation(station: Record<string, unknown>, row: number): SourceRow {
  const id = feedId(station);
  const problems = new RowProblems(row, id);
  const cells = new Map<string, string>();
  const lists: Record<string, unknown> = {};
  for (const [field, value] of fieldsOf(station)) {
    const name = columnOf(field);
    if (name === 'extras' && Array.isArray(value)) lists.extras = readExtraList(value, problems);
    else if (!FIELD_COLUMNS.has(name) && !isPriceColumn(name)) {
      problems.add(
        'warning',
        { name: field, value },
        'The field is not read. Known are those of a CSV, and prices by fuel.',
      );
    } else {
      const cell = cellOf(name, value);
      if (typeof cell === 'string' && !cells.has(name)) cells.set(name, cell);
      else if (cell)
        problems.add(
          'warning',
          { name: field, value },
          'Expected a text, a number, true or false, or a list of texts.',
        );
    }
  }
  const { draft, sourceOf } = draftOfCells(cells, problems);
  return {
    row,
    id,
    draft: { ...draft, ...lists },
    sourceOf: (path) => {
      const source = sourceOf(path);
      const [field, value] = fieldsOf(station).find(([name]) => columnOf(name) === source.name) ?? [source.name];
      return { name: field, value };
    },
    problems: problems.all,
  };
}
