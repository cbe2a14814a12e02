import { z } from 'zod';
import { moneySchema } from './fields.js';
import { ORDER_STATUSES } from './order.js';

/** The order id of a monitoring probe, which has an empty `merchantOrderId`. */
export const PROBE_ORDER_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * A notification as the merchant parses it (docs/http-api.md, Notification). The body is a whole `OrderResponse`, but
 * only the necessary fields are required, so that a change in production does not lose a payment.
 */
export const orderNotificationSchema = z.looseObject({
  id: z.string(),
  status: z.enum(ORDER_STATUSES),
  merchantId: z.string(),
  merchantOrderId: z.string(),
  amount: moneySchema,
  currencyId: z.string().optional(),
});

/** See {@link orderNotificationSchema}. */
export type OrderNotification = z.infer<typeof orderNotificationSchema>;

/** The fields that identify a monitoring probe; all others are optional. */
export const probeNotificationSchema = z.looseObject({
  id: z.literal(PROBE_ORDER_ID),
  merchantId: z.string(),
  merchantOrderId: z.literal(''),
});

/** Error codes of a merchant; `out_of_service` asks for a retry, the others are final. */
export const NOTIFICATION_ERROR_CODES = [
  'out_of_service',
  'order_wrong_amount',
  'order_wrong_status',
  'order_already_paid',
  'order_not_found',
  'shipping_unavailable',
  'signature_error',
] as const;

/** One of {@link NOTIFICATION_ERROR_CODES}. */
export type NotificationErrorCode = (typeof NOTIFICATION_ERROR_CODES)[number];

/** A merchant's answer; any other body, or an HTTP status other than 200, is a failure and is retried. */
export const notificationAnswerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success') }),
  z.object({
    status: z.literal('error'),
    code: z.enum(NOTIFICATION_ERROR_CODES).default('out_of_service'),
    message: z.string().optional(),
  }),
]);

/** See {@link notificationAnswerSchema}. */
export type NotificationAnswer = z.infer<typeof notificationAnswerSchema>;
