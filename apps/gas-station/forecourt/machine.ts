import type { TransactionEnd } from '../pumps/pump-controller.js';
import type { FuellingState } from '../shared/fuelling.js';

/**
 * Events of an order at a pump: `pump_free` the pump is free for a queued order; `lift`, `squeeze` and `hang_up` are the
 * driver's; `fill` the ordered litres are dispensed, or the tank is full; `fail` the pump breaks; `expire` the nozzle was
 * not lifted in time; `idle_timeout` the lifted nozzle was not used in time; `revoke` the authorization is revoked.
 */
export type PumpEvent =
  | 'pump_free'
  | 'lift'
  | 'squeeze'
  | 'fill'
  | 'hang_up'
  | 'fail'
  | 'expire'
  | 'idle_timeout'
  | 'revoke';

/** Next state by event; all other combinations are refused. Same as the diagram in docs/gas-station.md, The forecourt. */
export const PUMP_TRANSITIONS: Readonly<Record<FuellingState, Readonly<Partial<Record<PumpEvent, FuellingState>>>>> = {
  queued: { pump_free: 'released', fail: 'done', expire: 'done', revoke: 'done' },
  released: { lift: 'lifted', fail: 'done', expire: 'done', revoke: 'done' },
  lifted: { squeeze: 'dispensing', hang_up: 'done', fail: 'done', idle_timeout: 'done' },
  dispensing: { fill: 'done', hang_up: 'done', fail: 'done', idle_timeout: 'done' },
  done: {},
};

/** The end of a transaction, by the event that ended it. */
export const PUMP_ENDS: Readonly<Partial<Record<PumpEvent, TransactionEnd>>> = {
  fill: 'full',
  hang_up: 'hung_up',
  idle_timeout: 'hung_up',
  fail: 'pump_failed',
  expire: 'unused',
  revoke: 'taken_back',
};

/** The state after an event; undefined if the event is not allowed. */
export function nextPumpState(from: FuellingState, event: PumpEvent): FuellingState | undefined {
  return PUMP_TRANSITIONS[from][event];
}
