import { z } from 'zod';
import { kopecksFromRoubles, thousandthsFromQuantity } from '../money/index.js';

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

/** A sum on the wire: roubles, not negative, at most two decimal places (docs/http-api.md, Orders). */
export const moneySchema = z
  .number()
  .nonnegative()
  .refine(readable(kopecksFromRoubles), 'Expected roubles with at most two decimal places.');

/** A quantity on the wire: positive, at most three decimal places. */
export const quantitySchema = z
  .number()
  .refine(readable(thousandthsFromQuantity), 'Expected a positive number with at most three decimal places.');

/** A web address that a buyer or a server is sent to: http or https. */
export const urlSchema = z
  .string()
  .max(2048)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'Expected an http or https URL.');
