import { z } from 'zod';
import { mixedIdSchema } from './fields.js';

/** An organisation in the response of `GET /filter/api/counterparty-detail` (docs/http-api.md, Organisations). */
export const counterpartySchema = z
  .object({
    id: mixedIdSchema,
    vatNumber: z.string().describe('INN.'),
    taxRegistrationReasonCode: z.string().optional().describe('KPP; a sole trader has none.'),
    name: z.string(),
    nameFull: z.string().optional(),
    nameI18n: z.unknown().optional().describe('The name in other languages.'),
    registrationNumber: z.string().optional().describe('OGRN.'),
    registrationDate: z.string().optional(),
    registrationAddress: z.string().optional(),
    postAddress: z.string().optional(),
    postAddressZip: z.string().optional(),
  })
  .meta({ description: 'An organisation.' });

/** See {@link counterpartySchema}. */
export type Counterparty = z.infer<typeof counterpartySchema>;
