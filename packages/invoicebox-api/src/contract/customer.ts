import { z } from 'zod';

/** Who pays (docs/http-api.md, Customer). An INN is stored as it came: Invoicebox does not judge it here. */
export const customerSchema = z.object({
  type: z.enum(['legal', 'private']).optional().describe('Absent: `legal` with a `vatNumber`, else `private`.'),
  name: z.string().max(500).optional(),
  phone: z.string().max(50).optional(),
  email: z.string().max(320).optional(),
  vatNumber: z.string().max(50).optional(),
  taxRegistrationReasonCode: z.string().max(50).optional(),
  registrationAddress: z.string().max(1000).optional(),
});

/** See {@link customerSchema}. */
export type Customer = z.infer<typeof customerSchema>;
