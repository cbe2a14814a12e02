import { z } from 'zod';
import { mixedIdSchema } from './fields.js';

/** The response of `GET /security/api/auth/auth` (docs/http-api.md, Orders). */
export const authSchema = z
  .object({
    userId: mixedIdSchema.nullable().default(null).describe('Null when no token was sent.'),
    profile: z.unknown().optional(),
    accessToken: z.unknown().optional(),
  })
  .meta({ description: 'Whose token it is.' });

/** See {@link authSchema}. */
export type Auth = z.infer<typeof authSchema>;
