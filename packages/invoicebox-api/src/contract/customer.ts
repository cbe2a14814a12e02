import { z } from 'zod';

/** An organisation or a person. */
export const CUSTOMER_TYPES = ['legal', 'private'] as const;

/** Who pays (docs/http-api.md, Customer). An INN is stored as it came: Invoicebox does not judge it here. */
export const customerSchema = z
  .object({
    type: z.enum(CUSTOMER_TYPES).optional().describe('Absent: `legal` with a `vatNumber`, else `private`.'),
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    vatNumber: z.string().optional().describe('INN, stored as it came.'),
    taxRegistrationReasonCode: z.string().optional().describe('KPP.'),
    registrationAddress: z.string().optional(),
  })
  .meta({ description: 'Who pays.' });

/** See {@link customerSchema}. */
export type Customer = z.infer<typeof customerSchema>;

/** A customer in an answer: its type is always there. */
export const customerResponseSchema = customerSchema
  .extend({ type: z.enum(CUSTOMER_TYPES) })
  .meta({ description: 'Who pays, with the type decided.' });

/** See {@link customerResponseSchema}. */
export type CustomerResponse = z.infer<typeof customerResponseSchema>;

/** The customer as an answer shows it: without a type it is an organisation if it has an INN, else a person. */
export function withCustomerType(customer: Customer): CustomerResponse {
  return { ...customer, type: customer.type ?? (customer.vatNumber === undefined ? 'private' : 'legal') };
}
