import { z } from 'zod';
import { type FieldError, fieldErrorSchema } from '../error.js';
import { tolerantField, tolerantList, tolerantObject } from './tolerant.js';

/** What Invoicebox says of a refused call. */
export interface Refusal {
  code: string;
  message: string;
  fields: FieldError[];
}

const text = tolerantField(z.string().min(1));

const readFieldSchema = tolerantObject(fieldErrorSchema).transform(
  ({ name = '', code = '', message = '' }): FieldError => ({ name, code, message }),
);
const pairSchema = z.object({ code: text, message: text, fields: tolerantList(readFieldSchema) });
const bodySchema = pairSchema.extend({ error: tolerantField(pairSchema) });

/**
 * Reads the body of a refusal: the inner pair `{ error: { code, message } }`, the flat pair `{ code, message }`, or both
 * (docs/http-api.md, General).
 *
 * @returns undefined for a body that names no code: it is not Invoicebox's, but that of a proxy or a firewall.
 */
export function readRefusal(json: unknown): Refusal | undefined {
  const reading = bodySchema.safeParse(json);
  if (!reading.success) return undefined;
  const { error, ...flat } = reading.data;
  const code = error?.code ?? flat.code;
  if (code === undefined) return undefined;
  const fields = error?.fields.length ? error.fields : flat.fields;
  return { code, message: error?.message ?? flat.message ?? '', fields };
}
