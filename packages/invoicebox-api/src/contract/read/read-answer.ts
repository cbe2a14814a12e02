import { z } from 'zod';
import { isAbsent, withoutFields } from '../absent.js';
import { pageMetaDataSchema } from '../envelope.js';
import { tolerantField } from './tolerant.js';

/** An item of a list that cannot be read. */
export interface UnreadableItem {
  /** Its place on the page, from 0. */
  index: number;
  /** What was expected, for a person. */
  problem: string;
}

/** A page of a list as it was read. */
export interface ReceivedPage<Item> {
  items: Item[];
  /** Items that are left out. */
  unreadable: UnreadableItem[];
  /** Items on all pages together; undefined where the answer does not say. */
  totalCount: number | undefined;
}

/** A payload, or what is wrong with the body. */
export type AnswerReading<Payload> = { ok: true; payload: Payload } | { ok: false; problem: string };

const envelopeSchema = z.object({ data: z.unknown(), metaData: tolerantField(pageMetaDataSchema) });

function problemOf(error: z.core.$ZodError): string {
  return z.prettifyError(error);
}

/** Reads the body of a call that answers with one entity; production may answer with a list of one. */
export function readOne<Item>(schema: z.ZodType<Item>, json: unknown): AnswerReading<Item> {
  const envelope = envelopeSchema.safeParse(withoutFields(json, isAbsent));
  if (!envelope.success) return { ok: false, problem: problemOf(envelope.error) };
  const { data } = envelope.data;
  const reading = schema.safeParse(Array.isArray(data) && data.length === 1 ? data[0] : data);
  return reading.success ? { ok: true, payload: reading.data } : { ok: false, problem: problemOf(reading.error) };
}

/** Reads the body of a list. Items that cannot be read are left out and named. */
export function readMany<Item>(schema: z.ZodType<Item>, json: unknown): AnswerReading<ReceivedPage<Item>> {
  const envelope = envelopeSchema.safeParse(withoutFields(json, isAbsent));
  if (!envelope.success) return { ok: false, problem: problemOf(envelope.error) };
  const { data, metaData } = envelope.data;
  if (!Array.isArray(data)) return { ok: false, problem: 'Expected a list in `data`.' };
  const page: ReceivedPage<Item> = { items: [], unreadable: [], totalCount: metaData?.totalCount };
  data.forEach((each: unknown, index) => {
    const reading = schema.safeParse(each);
    if (reading.success) page.items.push(reading.data);
    else page.unreadable.push({ index, problem: problemOf(reading.error) });
  });
  return { ok: true, payload: page };
}
