import { z } from 'zod';
import { isAbsent, withoutFields } from './absent.js';
import { moneySchema } from './fields.js';
import { ORDER_STATUSES } from './order.js';
import { idTextSchema, receivedNumberSchema, tolerantObject, withKnownStatus } from './read/tolerant.js';

/** The order id of a monitoring probe, which has an empty `merchantOrderId`. */
export const PROBE_ORDER_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Whether a change of an order came as one, or as a probe of the monitoring. */
export type NotificationReading =
  | { kind: 'order'; notification: OrderNotification }
  | { kind: 'probe'; merchantId: string }
  | { kind: 'unreadable'; problem: string };

/**
 * A notification as the merchant reads it (docs/http-api.md, Notification). The body is a whole `OrderResponse`, but only
 * the necessary fields are required, so that a change in production does not lose a payment. An unknown status is kept in
 * `statusText`.
 */
export const orderNotificationSchema = tolerantObject(
  z.object({ currencyId: z.string(), orderContainerId: z.string(), createdAt: z.string() }),
)
  .extend({
    id: idTextSchema,
    status: z.string(),
    merchantId: idTextSchema,
    merchantOrderId: idTextSchema,
    amount: receivedNumberSchema.pipe(moneySchema),
  })
  .transform(withKnownStatus(ORDER_STATUSES));

/** See {@link orderNotificationSchema}. */
export type OrderNotification = z.output<typeof orderNotificationSchema>;

/** The fields that identify a monitoring probe, which has an empty `merchantOrderId`. */
const probeSchema = z.object({
  id: z.literal(PROBE_ORDER_ID),
  merchantId: idTextSchema,
  merchantOrderId: z.undefined().optional(),
});

/** Reads the JSON of a notification. Empty texts and nulls count as absent. */
export function readNotification(json: unknown): NotificationReading {
  const present = withoutFields(json, isAbsent);
  const probe = probeSchema.safeParse(present);
  if (probe.success) return { kind: 'probe', merchantId: probe.data.merchantId };
  const order = orderNotificationSchema.safeParse(present);
  if (order.success) return { kind: 'order', notification: order.data };
  return { kind: 'unreadable', problem: z.prettifyError(order.error) };
}

/** Error codes of a merchant; `out_of_service` asks for a retry, the others are final. */
export const NOTIFICATION_ERROR_CODES = [
  'out_of_service',
  'order_wrong_amount',
  'order_wrong_currency',
  'order_wrong_status',
  'order_already_paid',
  'order_not_found',
  'shipping_unavailable',
  'signature_error',
] as const;

/** One of {@link NOTIFICATION_ERROR_CODES}. */
export type NotificationErrorCode = (typeof NOTIFICATION_ERROR_CODES)[number];

/**
 * A merchant's answer; any other body, or an HTTP status other than 200, is a failure and is retried. A server takes any
 * code: of them only `out_of_service` is retried.
 */
export const notificationAnswerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success') }),
  z.object({
    status: z.literal('error'),
    code: z.string().default('out_of_service'),
    message: z.string().optional(),
  }),
]);

/** See {@link notificationAnswerSchema}. */
export type NotificationAnswer = z.infer<typeof notificationAnswerSchema>;
