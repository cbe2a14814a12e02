import { readPrice } from './values.js';

/** Id, kind, price in roubles, name, optional English name after a slash, optional `out` for sold out. */
const EXTRA = /^(\S+)\s+(\S+)\s+(\S+)\s+(.+?)(?:\s+\/\s+(.+?))?(\s+out)?$/;

/** An extra of a station record; an unreadable text is returned as it is, for the schema to refuse. */
function readExtra(text: string): unknown {
  const [, id, kind, price = '', name, nameEn, out] = EXTRA.exec(text.trim()) ?? [];
  if (id === undefined) return text;
  return { id, kind, price: readPrice(price), name, nameEn: nameEn ?? name, ...(out ? { available: false } : {}) };
}

/**
 * Parses the notation of extras (data/README.md): `coffee goods 180 Кофе / Coffee; wash service 590 Мойка out`.
 *
 * @returns the extras of a station record, not validated yet.
 */
export function readExtras(text: string): unknown[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map(readExtra);
}
