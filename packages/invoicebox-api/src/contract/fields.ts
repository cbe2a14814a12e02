import { z } from 'zod';
import { kopecksFromRoubles, thousandthsFromQuantity } from '../money/index.js';
import { parseDayOrTime } from './date-time.js';

/** Whether `read` takes the number without an error. */
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

/** A sum on the wire: roubles, not negative, at most two decimal places (docs/http-api.md, Sums). */
export const moneySchema = z
  .number()
  .nonnegative()
  .refine(readable(kopecksFromRoubles), 'Expected roubles with at most two decimal places.');

/** A quantity on the wire: positive, at most three decimal places. */
export const quantitySchema = z
  .number()
  .refine(readable(thousandthsFromQuantity), 'Expected a positive number with at most three decimal places.')
  .meta({ exclusiveMinimum: 0 });

/** A web address that a buyer or a server is sent to: http or https. */
export const urlSchema = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'Expected an http or https URL.');

/** A day or a time on the wire: the date of a document may come without its hour. */
export const documentDateSchema = z
  .string()
  .refine(
    (text) => parseDayOrTime(text) !== undefined,
    'Expected a day or a time, for instance 2026-11-21 or 2026-11-21T10:00:00+00:00.',
  );

/** An id that the API gives as a string here and as a number there. */
export const mixedIdSchema = z.union([z.string(), z.number().int()]);
