import { z } from 'zod';
import type { Extra } from '../shared/extras.js';

/** Kopecks for one. Prices outside these bounds are likely in a wrong unit. */
const [MIN_EXTRA_PRICE, MAX_EXTRA_PRICE] = [1_00, 100_000_00];
const NAME_LENGTH = 120;
/** All extras of a station are shown on one screen. */
const MAX_EXTRAS = 50;

const NAME_EXPECTED = `Expected the name of an extra, 1 to ${NAME_LENGTH} characters.`;
const nameSchema = z.string(NAME_EXPECTED).trim().min(1, NAME_EXPECTED).max(NAME_LENGTH, NAME_EXPECTED);

const PRICE_EXPECTED = 'Expected a price from 1 to 100000 roubles, at most two decimal places.';
const ID_EXPECTED = 'Expected the id of an extra, 1 to 40 small Latin letters, digits or hyphens.';

const EXTRA_EXPECTED = 'Expected an extra such as «coffee goods 180 Кофе / Coffee».';
const extraShape = {
  id: z.string(ID_EXPECTED).regex(/^[a-z0-9-]{1,40}$/, ID_EXPECTED),
  kind: z.enum(['goods', 'service'], 'Expected goods or service.'),
  name: nameSchema.describe('In Russian.'),
  nameEn: nameSchema.describe('In English.'),
  price: z
    .number(PRICE_EXPECTED)
    .int(PRICE_EXPECTED)
    .min(MIN_EXTRA_PRICE, PRICE_EXPECTED)
    .max(MAX_EXTRA_PRICE, PRICE_EXPECTED)
    .describe('Kopecks for one, with VAT.'),
  available: z.boolean('Expected true or false.').default(true),
};
const extraSchema = z.strictObject(extraShape, EXTRA_EXPECTED);

/** Interned lists: many stations of a network have the same one, and share its memory. */
const interned = new Map<string, readonly Extra[]>();

/** Returns one shared list for equal lists of extras. */
export function internExtras(extras: readonly Extra[]): readonly Extra[] {
  const key = JSON.stringify(extras);
  const known = interned.get(key) ?? extras;
  interned.set(key, known);
  return known;
}

/** Schema of the extras of a station. */
export const extrasSchema = z
  .array(extraSchema, 'Expected a list of extras.')
  .max(MAX_EXTRAS, `Expected at most ${MAX_EXTRAS} extras.`)
  .refine((extras) => new Set(extras.map(({ id }) => id)).size === extras.length, 'Expected each extra once.')
  .transform(internExtras);
