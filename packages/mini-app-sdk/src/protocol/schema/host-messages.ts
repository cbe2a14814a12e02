import { z } from 'zod';
import { PAYMENT_STATUSES } from '../constants.js';
import { EmbeddingIdSchema } from './fields.js';
import { InitialDataSchema } from './initial-data.js';
import { messageNotes } from './notes.js';

/** The outcomes of a payment. */
export const PaymentStatusSchema = z.enum(PAYMENT_STATUSES).meta({
  id: 'PaymentStatus',
  description: "The outcome of a payment as the host reports it. Only a hint: ask the mini-app's own server.",
});

/** The form of the `init` of a host; `HostInitMessage` is its type. */
export const HostInitMessageSchema = z
  .looseObject({ id: EmbeddingIdSchema, action: z.literal('init'), data: InitialDataSchema })
  .meta({ id: 'HostInitMessage', description: "The answer to the guest's `init`." })
  .register(messageNotes, { since: 1, data: '[InitialData](#initialdata)' });

/** The form of `paymentResult`; `PaymentResultMessage` is its type. */
export const PaymentResultMessageSchema = z
  .looseObject({ id: EmbeddingIdSchema, action: z.literal('paymentResult'), data: PaymentStatusSchema })
  .meta({
    id: 'PaymentResultMessage',
    description: "The outcome of a `checkout`. Only a hint: ask the mini-app's own server whether the order is paid.",
  })
  .register(messageNotes, { since: 1 });

/** The form of `updateData`; `UpdateDataMessage` is its type. */
export const UpdateDataMessageSchema = z
  .looseObject({ id: EmbeddingIdSchema, action: z.literal('updateData'), data: InitialDataSchema })
  .meta({
    id: 'UpdateDataMessage',
    description: "The buyer changed something on the host's page. The frame is not reloaded.",
  })
  .register(messageNotes, { since: 2, data: '[InitialData](#initialdata), whole' });

/** What is accepted as a message of a host; `HostMessage` is its type. */
export const HostMessageSchema = z
  .discriminatedUnion('action', [HostInitMessageSchema, PaymentResultMessageSchema, UpdateDataMessageSchema])
  .meta({ id: 'HostMessage', description: 'Any message from a host.' });
