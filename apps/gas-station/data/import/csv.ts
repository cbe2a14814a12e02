import { FUEL_KINDS } from '../../shared/fuel.js';
import { readExtras } from './extras.js';
import { ImportError, type SourceRow } from './source-row.js';
import { readFlag, readHours, readId, readNumber, readPrice, readWords } from './values.js';

/** Required columns (data/README.md). */
const REQUIRED_COLUMNS = ['id', 'network', 'address', 'lat', 'lon'] as const;
const OPTIONAL_COLUMNS = [
  'shop_id',
  'vat',
  'name',
  'city',
  'hours',
  'timezone',
  'pumps',
  'services',
  'extras',
  'closed',
] as const;

const PRICE_COLUMNS = FUEL_KINDS.map((kind) => `price_${kind}`);
/** All known columns. */
export const COLUMNS: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS, ...PRICE_COLUMNS];

/** Columns by field of a station record, for reports. */
export const COLUMN_NAMES: Readonly<Record<string, string>> = {
  shopId: 'shop_id',
  timeZone: 'timezone',
  fuels: PRICE_COLUMNS.join(', '),
  ...Object.fromEntries(FUEL_KINDS.map((kind) => [`fuels.${kind}`, `price_${kind}`])),
};

/**
 * Parses a CSV into rows of cells (RFC 4180). Empty lines are skipped.
 */
function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

function requireHeader(header: readonly string[]): void {
  const missing = REQUIRED_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new ImportError(`The CSV has no column ${missing.join(', ')}: expected a header with ${COLUMNS.join(', ')}.`);
  }
  const unknown = header.filter((column) => !COLUMNS.includes(column));
  if (unknown.length > 0) {
    throw new ImportError(
      `The CSV has the unknown column ${unknown.join(', ')}: rename or remove it. Known are ${COLUMNS.join(', ')}.`,
    );
  }
}

/** A field of a record; nothing for an empty cell. */
function field(name: string, cell: string | undefined, read: (text: string) => unknown): Record<string, unknown> {
  return cell === undefined || cell.trim() === '' ? {} : { [name]: read(cell) };
}

/** A station record, not validated yet. */
export function draftOf(cells: ReadonlyMap<string, string>): Record<string, unknown> {
  const asIs = (text: string) => text;
  return {
    ...field('id', cells.get('id'), readId),
    ...field('shopId', cells.get('shop_id'), readNumber),
    ...field('name', cells.get('name'), asIs),
    ...field('network', cells.get('network'), asIs),
    ...field('city', cells.get('city'), asIs),
    ...field('address', cells.get('address'), asIs),
    ...field('lat', cells.get('lat'), readNumber),
    ...field('lon', cells.get('lon'), readNumber),
    ...field('timeZone', cells.get('timezone'), asIs),
    ...field('services', cells.get('services'), readWords),
    ...field('extras', cells.get('extras'), readExtras),
    ...field('vat', cells.get('vat'), asIs),
    ...field('closed', cells.get('closed'), readFlag),
    hours: null,
    ...field('hours', cells.get('hours'), readHours),
    fuels: Object.assign({}, ...FUEL_KINDS.map((kind) => field(kind, cells.get(`price_${kind}`), readPrice))),
    pumps: cells.get('pumps') ?? '',
  };
}

/**
 * Reads stations from CSV (data/README.md), delimited by commas or semicolons.
 *
 * @throws ImportError if the header has a missing or unknown column.
 */
export function readCsv(text: string): SourceRow[] {
  const content = text.replace(/^\uFEFF/, '');
  const firstLine = content.split('\n', 1)[0] ?? '';
  const [header = [], ...rows] = parseCsv(content, firstLine.includes(';') ? ';' : ',');
  const columns = header.map((column) => column.trim().toLowerCase());
  requireHeader(columns);
  return rows.map((row, index) => {
    const cells = new Map(columns.map((column, position) => [column, row[position] ?? '']));
    const id = cells.get('id')?.trim() || null;
    const surplus = row.slice(columns.length);
    const problems =
      surplus.length === 0
        ? []
        : [
            {
              row: index + 1,
              id,
              field: 'row',
              found: `${row.length} cells`,
              expected: `Expected ${columns.length} cells: put cells that hold the delimiter into double quotes.`,
            },
          ];
    return { row: index + 1, id, draft: draftOf(cells), sourceNames: COLUMN_NAMES, problems };
  });
}
