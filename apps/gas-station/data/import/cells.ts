import type { FuelKind } from '../../shared/fuel.js';
import { readFuelWord } from '../../stations/fuel-words.js';
import { formatHours } from '../../stations/hours/format-hours.js';
import { parseHours } from '../../stations/hours/parse-hours.js';
import { HOURS_EXPECTED } from '../../stations/station.js';
import { readExtras } from './extras.js';
import type { RowProblems, SourceField, SourceRow } from './source-row.js';
import { cleanText, isName, readDegrees, readFlag, readId, readNumber, readPrice, readServices } from './values.js';

/** Columns of a CSV and fields of a feed, beside the prices (data/README.md). */
export const FIELD_COLUMNS: ReadonlySet<string> = new Set([
  ...['id', 'network', 'name', 'address', 'lat', 'lon', 'shop_id', 'vat', 'city', 'timezone', 'hours'],
  ...['pumps', 'services', 'extras', 'closed'],
]);

/** Other names of columns, as exports and feeds have them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['id', '@id osm_id код номер'],
      ['network', 'brand бренд сеть'],
      ['name', 'название имя наименование'],
      ['address', 'адрес'],
      ['city', 'город addr:city'],
      ['lat', '@lat latitude широта y'],
      ['lon', '@lon lng long longitude долгота x'],
      ['hours', 'opening_hours часы'],
      ['timezone', 'time_zone tz'],
    ] as const
  ).flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
);

/** The column of a header's cell or a feed's field, as documented; of an unknown one, its name. Names of fuels keep their case. */
export function columnOf(cell: string): string {
  const name = cleanText(cell).replace(/^"(.*)"$/, '$1');
  const [, fuel] = /^(?:price[_ ]|цена )(.+)$/i.exec(name) ?? [];
  if (fuel !== undefined) return `price_${fuel}`;
  return OTHER_NAMES.get(name.toLowerCase()) ?? name.toLowerCase();
}

/** Hours that were read before: a file has few different ones. */
const knownHours = new Map<string, string | null>();

function canonicalHours(text: string): string | null {
  const known = knownHours.get(text);
  if (known !== undefined) return known;
  const hours = parseHours(text);
  const canonical = hours && formatHours(hours);
  knownHours.set(text, canonical);
  return canonical;
}

/** Hours in the notation of a stations file; undefined, and a warning, if they are not understood. */
export function readHours(source: SourceField, text: string, problems: RowProblems): string | undefined {
  const hours = canonicalHours(text);
  if (hours !== null) return hours;
  problems.add('warning', source, HOURS_EXPECTED);
  return undefined;
}

/** Fuels of a record, with the names of branded ones. */
export interface DraftFuels {
  fuels: Partial<Record<FuelKind, unknown>>;
  fuelNames: Partial<Record<FuelKind, string>>;
}

/** The names of branded fuels, if there are any. */
export function fuelNamesOf({ fuelNames }: DraftFuels): { fuelNames?: DraftFuels['fuelNames'] } {
  return Object.keys(fuelNames).length > 0 ? { fuelNames } : {};
}

/** Names of columns by field of a record, where they differ. */
const COLUMNS_OF_FIELDS: Readonly<Record<string, string>> = { shopId: 'shop_id', timeZone: 'timezone' };

function readFuels(cells: ReadonlyMap<string, string>) {
  const draft: DraftFuels = { fuels: {}, fuelNames: {} };
  const columns = new Map<string, string>();
  for (const [column, cell] of cells) {
    const word = column.startsWith('price_') && cell.trim() !== '' ? readFuelWord(column.slice('price_'.length)) : null;
    const price = word ? readPrice(cell) : undefined;
    if (!word || price === undefined) continue;
    draft.fuels[word.kind] = price;
    columns.set(`fuels.${word.kind}`, column);
    if (word.name !== undefined) draft.fuelNames[word.kind] = cleanText(word.name);
  }
  return { draft, columns };
}

/** A station record, not validated yet, from cells by column. */
export function draftOfCells(
  cells: ReadonlyMap<string, string>,
  problems: RowProblems,
): Pick<SourceRow, 'sourceOf'> & { draft: Record<string, unknown> } {
  const { draft: fuels, columns } = readFuels(cells);
  const sourceOf = (path: string): SourceField => {
    const name = columns.get(path) ?? COLUMNS_OF_FIELDS[path] ?? (path === 'fuels' ? 'price_…' : path);
    return { name, value: cells.get(name) };
  };
  const draft: Record<string, unknown> = {};
  const set = (field: string, column: string, read: (text: string) => unknown) => {
    const cell = cells.get(column);
    const value = cell === undefined || cell.trim() === '' ? undefined : read(cell);
    if (value !== undefined) draft[field] = value;
  };
  const hasNetwork = isName(cells.get('network') ?? '');
  const asName = (text: string) => (isName(text) ? cleanText(text) : undefined);
  set('id', 'id', readId);
  set('shopId', 'shop_id', readNumber);
  set('network', hasNetwork ? 'network' : 'name', asName);
  if (hasNetwork) set('name', 'name', asName);
  for (const field of ['city', 'address', 'vat']) set(field, field, cleanText);
  set('lat', 'lat', readDegrees);
  set('lon', 'lon', readDegrees);
  set('timeZone', 'timezone', cleanText);
  set('services', 'services', readServices);
  set('extras', 'extras', readExtras);
  set('closed', 'closed', readFlag);
  draft.hours = null;
  set('hours', 'hours', (text) => readHours(sourceOf('hours'), text, problems));
  Object.assign(draft, { fuels: fuels.fuels, ...fuelNamesOf(fuels), pumps: cleanText(cells.get('pumps') ?? '') });
  return { draft, sourceOf };
}

/** Whether a column is the price of a known fuel. */
export function isPriceColumn(name: string): boolean {
  return name.startsWith('price_') && readFuelWord(name.slice('price_'.length)) !== null;
}
