import { notificationAnswerSchema, ORDER_STATUSES } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';

/** One attempt to deliver a notification. */
const notificationAttemptSchema = z.object({
  at: z.number().describe('Epoch milliseconds of the simulator.'),
  httpStatus: z.number().int().describe('Of the answer; 0 when none came, 200 for an answer through the gate.'),
  body: z.string().describe("The merchant's answer as text, cut at 2,000 characters."),
  answer: notificationAnswerSchema.optional(),
  error: z.string().optional().describe('Why there is no answer.'),
});

/** See {@link notificationAttemptSchema}. */
export type NotificationAttempt = z.output<typeof notificationAttemptSchema>;

/** A notification of an order's status, with its attempts. */
export const notificationSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  merchantId: z.string(),
  status: z.enum(ORDER_STATUSES),
  url: z.string().optional().describe('Absent for a notification through the WebSocket gate.'),
  state: z
    .enum(['sending', 'retrying', 'delivered', 'refused', 'failed'])
    .describe('`retrying` between two attempts; `refused` by a final answer; `failed` after the last attempt.'),
  body: z.string().describe('The signed body, the same at every attempt.'),
  signature: z.string(),
  attempts: z.array(notificationAttemptSchema),
  nextAttemptAt: z.number().optional().describe('Epoch milliseconds; while `retrying`.'),
});

/** See {@link notificationSchema}. */
export type Notification = z.output<typeof notificationSchema>;
