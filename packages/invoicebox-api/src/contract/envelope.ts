import { z } from 'zod';

const extendedDataSchema = z.array(z.unknown()).optional().describe('Empty in the calls declared here.');

/** Paging data of a list (docs/http-api.md, Lists). */
export const pageMetaDataSchema = z
  .object({
    totalCount: z.number().int().nonnegative().describe('Items on all pages together.'),
    page: z.number().int().positive().describe('This page, from 1.'),
    pageSize: z.number().int().positive().describe('Most items on a page.'),
  })
  .meta({ description: 'Where a page of a list stands.' });

/** See {@link pageMetaDataSchema}. */
export type PageMetaData = z.infer<typeof pageMetaDataSchema>;

/** The body of a successful response: the payload under `data` (docs/http-api.md, General). */
export function dataEnvelopeSchema<Payload extends z.ZodType>(payload: Payload) {
  return z.object({ data: payload, extendedData: extendedDataSchema });
}

/** The body of a list response: one page and its paging data. */
export function listEnvelopeSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), extendedData: extendedDataSchema, metaData: pageMetaDataSchema });
}
