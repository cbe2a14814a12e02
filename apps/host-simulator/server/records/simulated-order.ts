import { orderResponseSchema } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { DOCUMENT_DELIVERIES } from '../../shared/index.js';

/** An order at Invoicebox, as plain data. */
export const simulatedOrderSchema = z.object({
  response: orderResponseSchema.describe("What the API answers for it; its status is the order's status."),
  sellerName: z.string().optional().describe("Shown to the buyer in place of the shop's name."),
  agentAccountId: z.string().optional().describe('The agent that made it.'),
  payerId: z.string().optional().describe('Who paid by code.'),
  heldUntil: z.number().optional().describe('When its guaranteed payment runs out, epoch milliseconds.'),
  capturedOnly: z
    .boolean()
    .optional()
    .describe('Whether a hold ended with less than everything shipped: the buyer paid the shipped part alone.'),
  shippingUnavailable: z
    .string()
    .optional()
    .describe('What the merchant said when it could not give the paid service; the buyer is told.'),
  documentDelivery: z.enum(DOCUMENT_DELIVERIES).optional(),
});

/** See {@link simulatedOrderSchema}. */
export type SimulatedOrder = z.output<typeof simulatedOrderSchema>;

/** Whether a buyer can still pay the order here. With `processable: false` the merchant sets the status. */
export function isPayable({ response }: SimulatedOrder): boolean {
  return response.status === 'created' && response.processable !== false;
}
