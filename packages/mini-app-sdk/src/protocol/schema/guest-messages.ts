import { z } from 'zod';
import { EmbeddingIdSchema, PaymentUrlSchema } from './fields.js';
import { messageNotes } from './notes.js';

/** The form of the `init` of a guest; `GuestInitMessage` is its type. */
export const GuestInitMessageSchema = z
  .looseObject({
    id: EmbeddingIdSchema,
    action: z.literal('init'),
    version: z
      .number()
      .optional()
      .meta({
        description: 'The protocol version that the guest speaks; 1 if absent.',
        examples: [2],
      }),
  })
  .meta({ id: 'GuestInitMessage', description: 'The guest is listening.' })
  .register(messageNotes, {
    since: 1,
    data: 'none; at the top level an optional number `version`',
    effect: 'answers with its own `init`, each time',
  });

/** The form of `height`; `HeightMessage` is its type. */
export const HeightMessageSchema = z
  .looseObject({
    id: EmbeddingIdSchema,
    action: z.literal('height'),
    data: z
      .number()
      .nonnegative()
      .meta({ description: 'finite number >= 0, CSS pixels', examples: [640] }),
  })
  .meta({ id: 'HeightMessage', description: 'The height that the content needs.' })
  .register(messageNotes, {
    since: 1,
    effect: 'gives the frame that height; ignores it where `fullHeight` is true',
  });

/** The form of `done`; `DoneMessage` is its type. */
export const DoneMessageSchema = z
  .looseObject({
    id: EmbeddingIdSchema,
    action: z.literal('done'),
    data: PaymentUrlSchema.nullable().describe('URL of a payment, or null'),
  })
  .meta({
    id: 'DoneMessage',
    description:
      'The order was added. With a URL it must be paid now; with null it joined the container or is not paid through Invoicebox.',
  })
  .register(messageNotes, {
    since: 1,
    effect:
      'with a URL opens the payment; with null shows success without a redirect, see [The end of an order](#the-end-of-an-order)',
  });

/** The form of `checkout`; `CheckoutMessage` is its type. */
export const CheckoutMessageSchema = z
  .looseObject({ id: EmbeddingIdSchema, action: z.literal('checkout'), data: PaymentUrlSchema })
  .meta({ id: 'CheckoutMessage', description: 'Asks the host to open the payment page of a stand-alone order.' })
  .register(messageNotes, {
    since: 1,
    effect: 'opens it; the outcome comes as `paymentResult`, or as a visit, see [After a checkout](#after-a-checkout)',
  });

/** The form of `link`; `LinkMessage` is its type. */
export const LinkMessageSchema = z
  .looseObject({
    id: EmbeddingIdSchema,
    action: z.literal('link'),
    data: z.string().meta({ description: 'URL', examples: ['https://example.ru/rules'] }),
  })
  .meta({ id: 'LinkMessage', description: 'Asks the host to open the URL in a new tab.' })
  .register(messageNotes, { since: 1, effect: 'opens it as it would a link of its own page' });

/** The form of `error`; `ErrorMessage` is its type. */
export const ErrorMessageSchema = z
  .looseObject({
    id: EmbeddingIdSchema,
    action: z.literal('error'),
    data: z
      .string()
      .nullable()
      .meta({ description: 'text, or null', examples: ['Нет мест'] }),
  })
  .meta({ id: 'ErrorMessage', description: 'Something went wrong.' })
  .register(messageNotes, {
    since: 1,
    effect: 'shows the text to the buyer; null shows «Что-то пошло не так»',
  });

/** The form of `unavailable`; `UnavailableMessage` is its type. */
export const UnavailableMessageSchema = z
  .looseObject({ id: EmbeddingIdSchema, action: z.literal('unavailable'), data: z.null().describe('null') })
  .meta({ id: 'UnavailableMessage', description: 'The service does not apply to this order.' })
  .register(messageNotes, { since: 1, effect: 'closes the mini-app and says so' });

/** What is accepted as a message of a guest; `GuestMessage` is its type. */
export const GuestMessageSchema = z
  .discriminatedUnion('action', [
    GuestInitMessageSchema,
    HeightMessageSchema,
    DoneMessageSchema,
    CheckoutMessageSchema,
    LinkMessageSchema,
    ErrorMessageSchema,
    UnavailableMessageSchema,
  ])
  .meta({ id: 'GuestMessage', description: 'Any message from a guest.' });
