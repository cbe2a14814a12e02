import type { PumpTransaction } from '../pumps/pump-controller.js';
import type { ForecourtSettings } from '../shared/forecourt.js';
import { nextPumpState, PUMP_ENDS, type PumpEvent } from './machine.js';
import type { PumpOrder, SimulatedPump } from './state.js';

/** An event that happens by itself. */
export interface DueEvent {
  /** Epoch milliseconds. */
  at: number;
  event: PumpEvent | 'stop_flow' | 'resume_flow';
}

/** Automatic drivers lift the nozzle after this. */
const LIFT_DELAY_MS = 2_000;
/** Automatic drivers squeeze the trigger, and hang up a full tank, after this. */
const HAND_DELAY_MS = 1_000;
/** Idle timeout while the nozzle is lifted. */
const IDLE_TIMEOUT_MS = 5 * 60_000;
/** An authorization expires when the nozzle is not lifted in this time. */
const UNUSED_TIMEOUT_MS = 10 * 60_000;
/** A queued order expires after this. */
const QUEUE_TIMEOUT_MS = 30 * 60_000;
const MS_PER_MINUTE = 60_000;
const THOUSANDTHS = 1000;

/** When an unused authorization expires, epoch milliseconds. */
export function expiryFrom(state: 'queued' | 'released', now: number): number {
  return now + (state === 'queued' ? QUEUE_TIMEOUT_MS : UNUSED_TIMEOUT_MS);
}

/** The most that can flow: the ordered litres or the room in the tank, thousandths of a litre. */
export function limitOf({ litres, tankRoom }: PumpOrder): number {
  return tankRoom === null ? litres : Math.min(litres, tankRoom);
}

/** Fuel dispensed by a time, thousandths of a litre. */
export function dispensedAt(order: PumpOrder, now: number, { litresPerMinute }: ForecourtSettings): number {
  const { before, flowingSince } = order;
  if (flowingSince === null) return before;
  const flowed = Math.floor(((now - flowingSince) * litresPerMinute * THOUSANDTHS) / MS_PER_MINUTE);
  return Math.max(before, Math.min(limitOf(order), before + flowed));
}

/** When the given amount will have been dispensed, epoch milliseconds. */
function timeWhenDispensed(
  dispensed: number,
  { before, flowingSince, changedAt }: PumpOrder,
  { litresPerMinute }: ForecourtSettings,
): number {
  const rest = Math.max(0, dispensed - before);
  return (flowingSince ?? changedAt) + Math.ceil((rest * MS_PER_MINUTE) / (litresPerMinute * THOUSANDTHS));
}

/** The amount at which the flow ends, thousandths of a litre, and the event that ends it. */
function flowEnd(
  order: PumpOrder,
  fault: SimulatedPump['fault'],
  { auto }: ForecourtSettings,
): [number, DueEvent['event']] {
  const limit = limitOf(order);
  const half = Math.floor(limit / 2);
  if (fault === 'breaks_while_dispensing') return [half, 'fail'];
  if (fault === 'hangs_up_early' && auto) return [half, 'hang_up'];
  return [limit, limit === order.litres ? 'fill' : 'stop_flow'];
}

/** The next event of an order unless somebody acts first; undefined once it has ended. */
export function nextDue(order: PumpOrder, pump: SimulatedPump, settings: ForecourtSettings): DueEvent | undefined {
  const { state, changedAt, expiresAt, flowingSince } = order;
  const idleTimeout: DueEvent = { at: changedAt + IDLE_TIMEOUT_MS, event: 'idle_timeout' };
  switch (state) {
    case 'queued':
      return { at: expiresAt, event: 'expire' };
    case 'released': {
      const lifts = settings.auto && pump.fault !== 'never_lifted';
      return lifts ? { at: changedAt + LIFT_DELAY_MS, event: 'lift' } : { at: expiresAt, event: 'expire' };
    }
    case 'lifted':
      return settings.auto ? { at: changedAt + HAND_DELAY_MS, event: 'resume_flow' } : idleTimeout;
    case 'dispensing': {
      if (flowingSince !== null) {
        const [dispensed, event] = flowEnd(order, pump.fault, settings);
        return { at: timeWhenDispensed(dispensed, order, settings), event };
      }
      if (!settings.auto) return idleTimeout;
      const isFull = order.before >= limitOf(order);
      return { at: changedAt + HAND_DELAY_MS, event: isFull ? 'hang_up' : 'resume_flow' };
    }
    case 'done':
      return undefined;
  }
}

/** Starts or stops the flow, and records what has been dispensed by now. */
export function setFlow(order: PumpOrder, flowing: boolean, now: number, settings: ForecourtSettings): void {
  order.before = dispensedAt(order, now, settings);
  order.flowingSince = flowing ? now : null;
  order.changedAt = now;
}

/**
 * Applies an event to an order.
 *
 * @returns false if the event is not allowed in the order's state; nothing has changed then.
 */
export function applyEvent(order: PumpOrder, event: PumpEvent, now: number, settings: ForecourtSettings): boolean {
  const state = nextPumpState(order.state, event);
  if (state === undefined) return false;
  setFlow(order, state === 'dispensing', now, settings);
  order.state = state;
  if (event === 'pump_free') order.expiresAt = expiryFrom('released', now);
  const ended = PUMP_ENDS[event];
  if (state === 'done' && ended !== undefined) order.ended = ended;
  return true;
}

/** The transaction of an order, as the pump controller reports it. */
export function transactionOf(order: PumpOrder, now: number, settings: ForecourtSettings): PumpTransaction {
  const { pump, state, litres, releasedAt, changedAt, expiresAt, flowingSince, ended } = order;
  const dispensed = dispensedAt(order, now, settings);
  return {
    pump,
    state,
    litres,
    dispensed,
    releasedAt,
    changedAt: flowingSince === null ? changedAt : now,
    expiresAt,
    ...(ended === undefined ? {} : { ended }),
  };
}
