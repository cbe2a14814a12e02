import { z } from 'zod';
import { kopecksFromRoubles, thousandthsFromQuantity } from '../money/index.js';
import { parseDayOrTime } from './date-time.js';

/** A predicate: whether `read` accepts a number without throwing. */
function readable(read: (value: number) => unknown): (value: number) => boolean {
  return (value) => {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  };
}

/** A sum on the wire: non-negative roubles with at most two decimal places (docs/http-api.md, Sums). */
export const moneySchema = z
  .number()
  .nonnegative()
  .refine(readable(kopecksFromRoubles), 'Expected roubles with at most two decimal places.');

/** A quantity on the wire: positive, with at most three decimal places. */
export const quantitySchema = z
  .number()
  .refine(readable(thousandthsFromQuantity), 'Expected a positive number with at most three decimal places.')
  .meta({ exclusiveMinimum: 0 });

/**
 * A text on the wire of limited length (docs/http-api.md, General).
 *
 * @param length most characters, counted as code points.
 */
export function textSchema(length: number) {
  return z
    .string()
    .refine((text) => text.length <= length || [...text].length <= length, `Expected at most ${length} characters.`)
    .meta({ maxLength: length });
}

/** Invoicebox's ids. */
export const idSchema = textSchema(36);

/** An address in an order: kept as it came, with any scheme, `myapp://paid` too (docs/http-api.md, CreateOrderRequest). */
export const addressSchema = textSchema(1000);

/** A date or a time on the wire: a document's date may have no time. */
export const documentDateSchema = z
  .string()
  .refine(
    (text) => parseDayOrTime(text) !== undefined,
    'Expected a day or a time, for instance 2026-11-21 or 2026-11-21T10:00:00+00:00.',
  );

/** An id that the API sends as a string in some places and as a number in others. */
export const mixedIdSchema = z.union([z.string(), z.number().int()]);
