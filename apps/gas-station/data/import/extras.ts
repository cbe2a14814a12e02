import { readPrice } from './values.js';

/** Id, kind, price in roubles, then the name and, behind a slash, the English one; `out` at the end is sold out. */
const EXTRA = /^(\S+)\s+(\S+)\s+(\S+)\s+(.+?)(?:\s+\/\s+(.+?))?(\s+out)?$/;

/** An extra as a station record has it; the text itself where it is none, for the schema to refuse. */
function readExtra(text: string): unknown {
  const [, id, kind, price = '', name, nameEn, out] = EXTRA.exec(text.trim()) ?? [];
  if (id === undefined) return text;
  return { id, kind, price: readPrice(price), name, nameEn: nameEn ?? name, ...(out ? { available: false } : {}) };
}

/**
 * Goods and services from their notation (data/README.md): `coffee goods 180 Кофе / Coffee; wash service 590 Мойка out`.
 *
 * @returns the extras of a station record, for the schema to check.
 */
export function readExtras(text: string): unknown[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map(readExtra);
}
