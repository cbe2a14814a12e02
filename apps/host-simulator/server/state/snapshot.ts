import { z } from 'zod';
import { notificationSchema } from '../notifications/notification.js';
import { settingsSchema } from '../records/settings.js';
import { simulatedOrderSchema } from '../records/simulated-order.js';
import { paymentCodeSchema } from './payment-codes.js';
import { simulatedRefundSchema } from './refunds.js';
import { simulatedShipmentSchema } from './shipments.js';

/** The whole state of a simulator as JSON, without the log and the faults. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  clock: z.object({ now: z.number(), speed: z.number().nonnegative() }),
  settings: settingsSchema,
  orders: z.array(simulatedOrderSchema),
  shipments: z.array(simulatedShipmentSchema),
  refunds: z.array(simulatedRefundSchema),
  codes: z.array(paymentCodeSchema),
  notifications: z.array(notificationSchema),
});

/** See {@link snapshotSchema}. */
export type Snapshot = z.output<typeof snapshotSchema>;
