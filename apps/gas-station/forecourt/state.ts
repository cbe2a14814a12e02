import { z } from 'zod';
import { PUMP_FAULTS } from '../shared/forecourt.js';
import { FUEL_KINDS } from '../shared/fuel.js';

const countSchema = z.number().int().nonnegative();
const timeSchema = z.number().int();

/** An order at a pump, as stored. Litres in thousandths, times in epoch milliseconds. */
const pumpOrderSchema = z.strictObject({
  orderId: z.string(),
  stationId: z.string(),
  pump: z.number().int(),
  fuel: z.enum(FUEL_KINDS),
  litres: countSchema.describe('The most that the pump gives.'),
  fullTank: z.boolean(),
  state: z.enum(['queued', 'released', 'lifted', 'dispensing', 'done']),
  releasedAt: timeSchema.describe('When the pump was authorized.'),
  changedAt: timeSchema.describe('When the state, or the flow, last changed.'),
  expiresAt: timeSchema.describe('When the authorization expires if it is not used.'),
  before: countSchema.describe('Dispensed when the flow last started or stopped.'),
  flowingSince: timeSchema.nullable().describe('Null while no fuel flows.'),
  tankRoom: countSchema.nullable().describe('Free room in the tank at the start; null for unlimited.'),
  ended: z.enum(['full', 'hung_up', 'pump_failed', 'unused', 'taken_back']).optional(),
});

const pumpSchema = z.strictObject({
  stationId: z.string(),
  number: z.number().int(),
  broken: z.boolean(),
  fault: z.enum(PUMP_FAULTS),
  car: z.boolean().describe('A car without an order is at the pump.'),
  orders: z.array(z.string()).describe('Ids of open orders; the first is at the pump.'),
});

/** The state of the simulated forecourt, as stored in its file. */
export const forecourtStateSchema = z.strictObject({
  version: z.literal(1),
  orders: z.record(z.string(), pumpOrderSchema),
  pumps: z.record(z.string(), pumpSchema),
  takenBack: z.record(z.string(), timeSchema).describe('Orders revoked before they were authorized, and when.'),
});

/** See {@link forecourtStateSchema}. */
export type ForecourtState = z.infer<typeof forecourtStateSchema>;

/** An order at a pump. */
export type PumpOrder = ForecourtState['orders'][string];

/** A simulated pump. Free, working pumps are not stored. */
export type SimulatedPump = ForecourtState['pumps'][string];
