import { z } from 'zod';
import { basketItemSchema } from './basket-item.js';
import { documentDateSchema, idSchema, moneySchema, textSchema } from './fields.js';

/** Every status of a shipment. */
export const SHIPMENT_STATUSES = ['draft', 'pending', 'completed', 'canceled'] as const;

/** One of {@link SHIPMENT_STATUSES}. */
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** The body of `POST /billing/api/order/shipment` (docs/http-api.md, Shipments). */
export const createShipmentRequestSchema = z
  .object({
    orderId: idSchema.describe('The order of which something is given.'),
    documentNumber: textSchema(36).optional().describe("The merchant's number of the closing document."),
    documentDate: documentDateSchema.optional().describe('Day or time of the closing document.'),
    basketItems: z.array(basketItemSchema).min(1).describe('What is given; checked against what is left to give.'),
    final: z.boolean().optional().describe('The last one: what is left of a hold is released.'),
  })
  .meta({ description: 'Goods or services given, in whole or part: starts the closing documents.' });

/** See {@link createShipmentRequestSchema}. */
export type CreateShipmentRequest = z.infer<typeof createShipmentRequestSchema>;

/** A shipment in responses. */
export const shipmentResponseSchema = createShipmentRequestSchema
  .extend({
    id: z.number().int(),
    merchantId: z.string(),
    status: z.enum(SHIPMENT_STATUSES),
    type: z.string(),
    amount: moneySchema.describe('Sum of the lines, tax included.'),
    vatAmount: moneySchema.describe("Sum of the lines' tax."),
    createdAt: z.string(),
  })
  .meta({ description: 'A shipment.' });

/** See {@link shipmentResponseSchema}. */
export type ShipmentResponse = z.infer<typeof shipmentResponseSchema>;
