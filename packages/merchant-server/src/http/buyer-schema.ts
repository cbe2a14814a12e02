import { z } from 'zod';
import type { BuyerInput } from '../page-api/index.js';

/** What Invoicebox takes of a customer (docs/http-api.md, Customer), in characters. */
const MAX_NAME_LENGTH = 200;
const MAX_EMAIL_LENGTH = 100;
const MAX_PHONE_LENGTH = 100;

/** The characters of a text that are visible, spaces in a row as one. */
const visible = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();

/** A text within a maximum length, otherwise an empty one: a truncated address is useless. */
function wholeText(length: number) {
  return z.string().transform((text) => {
    const shown = visible(text);
    return [...shown].length <= length ? shown : '';
  });
}

/**
 * The buyer of an order. What the host says of them may be too long or odd: that is shortened or left out here, and never
 * refuses the order.
 */
export const buyerSchema: z.ZodType<BuyerInput> = z
  .object({
    name: z
      .string()
      .transform((text) => [...visible(text)].slice(0, MAX_NAME_LENGTH).join('').trim())
      .exactOptional(),
    email: wholeText(MAX_EMAIL_LENGTH).exactOptional(),
    phone: wholeText(MAX_PHONE_LENGTH).exactOptional(),
  })
  .transform((buyer) => Object.fromEntries(Object.entries(buyer).filter(([, text]) => text !== '')));
