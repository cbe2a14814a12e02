import { z } from 'zod';

/** The body of every success: the payload under `data` (docs/http-api.md, General). */
export function dataEnvelopeSchema<Payload extends z.ZodType>(payload: Payload) {
  return z.object({ data: payload, extendedData: z.array(z.unknown()).optional() });
}

/** The body of every list: a page of items and where it stands among all. */
export function listEnvelopeSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    extendedData: z.array(z.unknown()).optional(),
    metaData: z.object({ totalCount: z.number().int(), page: z.number().int(), pageSize: z.number().int() }),
  });
}

/** What `GET /security/api/auth/auth` answers: `userId` is null when no token was sent. */
export const authSchema = z.object({
  userId: z.union([z.string(), z.number(), z.null()]),
  profile: z.unknown().optional(),
  accessToken: z.unknown().optional(),
});

/** See {@link authSchema}. */
export type Auth = z.infer<typeof authSchema>;
