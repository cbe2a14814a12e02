import { z } from 'zod';
import { basketItemSchema } from './basket-item.js';
import { idSchema, moneySchema, textSchema } from './fields.js';

/** Every status of a refund; a `draft` waits for its correction. */
export const REFUND_STATUSES = ['draft', 'created', 'completed', 'canceled'] as const;

/** One of {@link REFUND_STATUSES}. */
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** A line of an order with what can still be refunded of it (docs/http-api.md, Refunds). */
export const refundBasketItemSchema = basketItemSchema
  .extend({
    availableAmount: moneySchema.describe('What can still be refunded, tax included.'),
    availableVatAmount: moneySchema.describe('Tax in `availableAmount`.'),
  })
  .meta({ description: 'A line of an order with what can still be refunded of it.' });

/** See {@link refundBasketItemSchema}. */
export type RefundBasketItem = z.infer<typeof refundBasketItemSchema>;

/** The body of `POST /billing/api/order/refund-order`. */
export const createRefundRequestSchema = z
  .object({
    parentId: idSchema.describe('The order that is refunded.'),
    merchantOrderId: textSchema(100).describe("The merchant's number of the refund, unique for each."),
    amount: moneySchema.describe('Sum of the lines, tax included.'),
    vatAmount: moneySchema.describe("Sum of the lines' tax."),
    basketItems: z
      .array(basketItemSchema)
      .min(1)
      .describe('What is given back, checked against what is left; quantity 1 with the remainder as amount will do.'),
    description: textSchema(1000).describe('Why.'),
    metaData: z.unknown().optional().describe("The merchant's own data, kept as it came."),
    status: z.enum(['created', 'draft']).optional().describe('`draft` waits for a correction; `created` if absent.'),
  })
  .meta({ description: 'A refund, whole or part.' });

/** See {@link createRefundRequestSchema}. */
export type CreateRefundRequest = z.infer<typeof createRefundRequestSchema>;

/** A refund in responses. */
export const refundResponseSchema = createRefundRequestSchema
  .extend({
    id: z.string(),
    merchantId: z.string(),
    status: z.enum(REFUND_STATUSES),
    currencyId: z.string().optional(),
    createdAt: z.string(),
  })
  .meta({ description: 'A refund.' });

/** See {@link refundResponseSchema}. */
export type RefundResponse = z.infer<typeof refundResponseSchema>;
