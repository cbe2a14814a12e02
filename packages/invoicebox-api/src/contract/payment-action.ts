import { z } from 'zod';
import { customerSchema } from './customer.js';
import { mixedIdSchema } from './fields.js';

/** The body of the actions `validate` and `send-code` (docs/http-api.md, Payment by code). */
export const paymentActionRequestSchema = z
  .object({
    paymentMethodId: mixedIdSchema,
    customer: customerSchema,
    languageId: z.string().optional().describe('`ru` or `en`.'),
  })
  .meta({ description: 'Who pays by code, and by which method.' });

/** See {@link paymentActionRequestSchema}. */
export type PaymentActionRequest = z.infer<typeof paymentActionRequestSchema>;

/** The body of the action `pay`. */
export const payByCodeRequestSchema = paymentActionRequestSchema
  .extend({
    customerPaymentData: z.object({
      publicCode: z.string().describe('From the answer to `send-code`.'),
      code: z.string().describe('What the buyer was sent.'),
    }),
  })
  .meta({ description: 'The code with which the buyer confirms the payment.' });

/** See {@link payByCodeRequestSchema}. */
export type PayByCodeRequest = z.infer<typeof payByCodeRequestSchema>;

/** Results of `validate`: whether this customer can pay by code. */
export const VALIDATE_RESULTS = ['available', 'notRegistered', 'notEnoughMoney'] as const;
/** Results of `send-code`. */
export const SEND_CODE_RESULTS = ['success', 'codeAlreadySent', 'error'] as const;
/**
 * Results of `pay`. `alreadyPaid` is success for the buyer; after `wrongCode` another attempt is possible, after
 * `limitReached` none.
 */
export const PAY_RESULTS = ['success', 'alreadyPaid', 'wrongCode', 'limitReached', 'notEnoughMoney', 'error'] as const;

/** The response of `validate`. */
export const validateActionResponseSchema = z
  .object({
    type: z.literal('none').optional(),
    result: z.enum(VALIDATE_RESULTS),
    resultNote: z.string().optional().describe('A text for the buyer.'),
    resultData: z.unknown().optional(),
  })
  .meta({ description: 'Whether the customer can pay by code.' });

/** See {@link validateActionResponseSchema}. */
export type ValidateActionResponse = z.infer<typeof validateActionResponseSchema>;

/** The response of `send-code`. */
export const sendCodeActionResponseSchema = z
  .object({
    type: z.literal('none').optional(),
    result: z.enum(SEND_CODE_RESULTS),
    resultData: z
      .object({
        publicCode: z.string().optional().describe('Names the sent code in `pay`.'),
        leftAttempt: z.number().int().optional().describe('How many times a code can still be sent.'),
      })
      .optional(),
  })
  .meta({ description: 'Whether a code was sent.' });

/** See {@link sendCodeActionResponseSchema}. */
export type SendCodeActionResponse = z.infer<typeof sendCodeActionResponseSchema>;

/** A text that has to be shown to the buyer. */
const buyerMessageSchema = z.object({ title: z.string(), message: z.string() });

/** The response of `pay`: `message` has a text in `resultData`, which has to be shown. */
export const payActionResponseSchema = z
  .object({
    type: z.enum(['none', 'message']).optional(),
    result: z.enum(PAY_RESULTS),
    resultData: z.object({ message: buyerMessageSchema.optional() }).optional(),
  })
  .meta({ description: 'Whether the code was right and the order is paid or held.' });

/** See {@link payActionResponseSchema}. */
export type PayActionResponse = z.infer<typeof payActionResponseSchema>;
