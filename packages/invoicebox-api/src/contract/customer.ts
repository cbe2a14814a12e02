import { z } from 'zod';
import { textSchema } from './fields.js';

/** An organisation or a person. */
export const CUSTOMER_TYPES = ['legal', 'private'] as const;

/** Who pays (docs/http-api.md, Customer). An INN is stored as sent: Invoicebox does not validate it here. */
export const customerSchema = z
  .object({
    type: z.enum(CUSTOMER_TYPES).optional().describe('Absent: `legal` with a `vatNumber`, else `private`.'),
    name: textSchema(500).optional(),
    phone: textSchema(100).optional(),
    email: textSchema(100).optional(),
    vatNumber: textSchema(20).optional().describe('INN, stored as it came.'),
    taxRegistrationReasonCode: textSchema(9).optional().describe('KPP.'),
    registrationAddress: textSchema(1000).optional(),
  })
  .meta({ description: 'Who pays.' });

/** See {@link customerSchema}. */
export type Customer = z.infer<typeof customerSchema>;

/** A customer in a response, always with a type. */
export const customerResponseSchema = customerSchema
  .extend({ type: z.enum(CUSTOMER_TYPES) })
  .meta({ description: 'Who pays, with the type decided.' });

/** See {@link customerResponseSchema}. */
export type CustomerResponse = z.infer<typeof customerResponseSchema>;

/** Adds the default type: an organisation if the customer has an INN, otherwise a person. */
export function withCustomerType(customer: Customer): CustomerResponse {
  return { ...customer, type: customer.type ?? (customer.vatNumber === undefined ? 'private' : 'legal') };
}
