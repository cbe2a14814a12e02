import type { FuellingState } from '../contract/fuelling.js';
import type { TransactionEnd } from '../pumps/pump-controller.js';

/**
 * What moves an order at a pump: `turn` the pump is free for it; `lift`, `squeeze` and `hang_up` by the driver; `fill` its
 * litres are given, or the tank is full; `fail` the pump breaks; `expire` nobody lifts the nozzle in time; `forget` the
 * nozzle lies there unused; `take_back` the order is off.
 */
export type PumpEvent = 'turn' | 'lift' | 'squeeze' | 'fill' | 'hang_up' | 'fail' | 'expire' | 'forget' | 'take_back';

/** States by event: what is not in the table does not happen. The diagram of docs/gas-station.md, The forecourt. */
export const PUMP_TRANSITIONS: Readonly<Record<FuellingState, Readonly<Partial<Record<PumpEvent, FuellingState>>>>> = {
  queued: { turn: 'released', fail: 'done', expire: 'done', take_back: 'done' },
  released: { lift: 'lifted', fail: 'done', expire: 'done', take_back: 'done' },
  lifted: { squeeze: 'dispensing', hang_up: 'done', fail: 'done', forget: 'done' },
  dispensing: { fill: 'done', hang_up: 'done', fail: 'done', forget: 'done' },
  done: {},
};

/** Why an order ended, by the event that ended it. */
export const PUMP_ENDS: Readonly<Partial<Record<PumpEvent, TransactionEnd>>> = {
  fill: 'full',
  hang_up: 'hung_up',
  forget: 'hung_up',
  fail: 'pump_failed',
  expire: 'unused',
  take_back: 'taken_back',
};

/** The state that an event leads to, or undefined where it changes nothing. */
export function nextPumpState(from: FuellingState, event: PumpEvent): FuellingState | undefined {
  return PUMP_TRANSITIONS[from][event];
}
