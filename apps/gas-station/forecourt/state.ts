import { z } from 'zod';
import { PUMP_FAULTS } from '../contract/forecourt.js';
import { FUEL_KINDS } from '../contract/fuel.js';

const countSchema = z.number().int().nonnegative();
const timeSchema = z.number().int();

/** An order at a pump, as it lies in the file. Litres in thousandths, times in epoch milliseconds. */
const releaseSchema = z.strictObject({
  orderId: z.string(),
  stationId: z.string(),
  pump: z.number().int(),
  fuel: z.enum(FUEL_KINDS),
  litres: countSchema.describe('The most that flows.'),
  fullTank: z.boolean(),
  state: z.enum(['queued', 'released', 'lifted', 'dispensing', 'done']),
  releasedAt: timeSchema.describe('When the pump took the order.'),
  changedAt: timeSchema.describe('When the state, or the flow, last changed.'),
  expiresAt: timeSchema.describe('When a release that nobody uses ends.'),
  before: countSchema.describe('What had flowed when the flow last began or ended.'),
  flowingSince: timeSchema.nullable().describe('Null while nothing flows.'),
  tankRoom: countSchema.nullable().describe('What the tank took before anything flowed; null for no end.'),
  ended: z.enum(['full', 'hung_up', 'pump_failed', 'unused', 'taken_back']).optional(),
});

const pumpSchema = z.strictObject({
  stationId: z.string(),
  number: z.number().int(),
  broken: z.boolean(),
  fault: z.enum(PUMP_FAULTS),
  car: z.boolean().describe('A car without an order stands here.'),
  orders: z.array(z.string()).describe('Orders that have not ended; the first is at the pump.'),
});

/** Everything that the simulated forecourt knows. */
export const forecourtStateSchema = z.strictObject({
  version: z.literal(1),
  orders: z.record(z.string(), releaseSchema),
  pumps: z.record(z.string(), pumpSchema),
  takenBack: z.record(z.string(), timeSchema).describe('Orders that never came and never may, and since when.'),
});

/** See {@link forecourtStateSchema}. */
export type ForecourtState = z.infer<typeof forecourtStateSchema>;

/** An order at a pump. */
export type Release = ForecourtState['orders'][string];

/** A simulated pump: only those that differ from a free one are kept. */
export type SimulatedPump = ForecourtState['pumps'][string];
