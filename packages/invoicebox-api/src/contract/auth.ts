import { z } from 'zod';
import { mixedIdSchema } from './fields.js';

/** What `GET /security/api/auth/auth` answers (docs/http-api.md, Orders). */
export const authSchema = z
  .object({
    userId: mixedIdSchema.nullable().default(null).describe('Null when no token was sent.'),
    profile: z.unknown().optional(),
    accessToken: z.unknown().optional(),
  })
  .meta({ description: 'Whose token it is.' });

/** See {@link authSchema}. */
export type Auth = z.infer<typeof authSchema>;
