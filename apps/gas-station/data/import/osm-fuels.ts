import { FUEL_NAMES, type FuelKind } from '../../shared/fuel.js';
import { readFuelWord } from '../../stations/fuel-words.js';
import type { DraftFuels } from './cells.js';
import type { OsmTags } from './osm-tags.js';
import type { RowProblems } from './source-row.js';
import { cleanText, readPrice } from './values.js';

const SOLD = new Set(['yes', 'only', 'limited', 'true', '1', 'available', 'designated', 'permissive', 'да']);
const NOT_SOLD = new Set(['no', 'none', 'false', '0', 'нет', '-']);
/** Groups and cards that are tagged like fuels. */
const NO_FUELS = new Set(['discount', 'cards', 'type', 'source', 'note', 'untaxed', 'taxfree', 'self_service']);

/** Whether a value says that a fuel is sold; null if it says nothing that is known. */
function isSold(value: string): boolean | null {
  const words = value
    .toLowerCase()
    .split(';')
    .map((word) => word.trim());
  if (words.some((word) => SOLD.has(word))) return true;
  if (words.every((word) => NOT_SOLD.has(word))) return false;
  // A price in place of the word.
  return words.some((word) => /^\d+([.,]\d+)?$/.test(word)) ? true : null;
}

/** The name of a fuel's brand with what it is: «Экто» of AI-100 is «Экто 100». */
function brandedName(brand: string, kind: FuelKind): string {
  if (/\d/.test(brand) || readFuelWord(brand)) return brand;
  const [octane] = /\d+/.exec(kind) ?? [];
  return octane === undefined ? `${FUEL_NAMES.ru[kind]} ${brand}` : `${brand} ${octane}`;
}

/** Tags by the field of a record, for reports. */
export type FuelSources = Map<string, string>;

/** Reads `fuel:…` with prices and brands; a fuel of a value that is not understood is left out. */
export function readOsmFuels(tags: OsmTags, problems: RowProblems): { draft: DraftFuels; sources: FuelSources } {
  const draft: DraftFuels = { fuels: {}, fuelNames: {} };
  const sources: FuelSources = new Map();
  for (const tag of tags.names()) {
    if (!tag.startsWith('fuel:')) continue;
    const [, name = '', ...more] = tag.split(':');
    const value = tags.get(tag);
    if (more.length > 0 || value === undefined || NO_FUELS.has(name)) continue;
    const sold = isSold(value);
    const word = readFuelWord(name);
    if (sold === null || (sold && !word)) {
      problems.add('warning', { name: tag, value }, sold ? 'The fuel is not known.' : 'Expected yes or no.');
    }
    if (!sold || !word) continue;
    const price = tags.get(`${tag}:price`);
    const brand = tags.get(`${tag}:brand`);
    draft.fuels[word.kind] = price === undefined ? null : (readPrice(price) ?? null);
    sources.set(`fuels.${word.kind}`, `${tag}:price`);
    if (brand !== undefined) draft.fuelNames[word.kind] = brandedName(cleanText(brand), word.kind);
    else if (word.name !== undefined) draft.fuelNames[word.kind] = word.name;
  }
  return { draft, sources };
}
