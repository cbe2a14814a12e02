import type { PumpTransaction } from '../pumps/pump-controller.js';
import { nextPumpState, PUMP_ENDS, type PumpEvent } from './machine.js';
import type { Release, SimulatedPump } from './state.js';

/** How the pumps run: what {@link nextDue} and {@link dispensedAt} follow from beside the order itself. */
export interface Pace {
  /** Drivers lift, squeeze and hang up by themselves. */
  auto: boolean;
  litresPerMinute: number;
}

/** Something that happens by itself at a time. */
export interface Due {
  /** Epoch milliseconds. */
  at: number;
  event: PumpEvent | 'stop_flow' | 'resume_flow';
}

/** A driver who plays by himself lifts the nozzle after so long, in milliseconds. */
const LIFT_AFTER_MS = 2_000;
/** Squeezing, and hanging up when the tank is full, take so long, in milliseconds. */
const HAND_MS = 1_000;
/** A nozzle that lies there unused ends the order after so long, in milliseconds. */
const FORGOTTEN_AFTER_MS = 5 * 60_000;
/** A release that nobody uses is taken back after so long, in milliseconds. */
const UNUSED_MS = 10 * 60_000;
/** An order that waits for the pump ends after so long, in milliseconds. */
const QUEUED_MS = 30 * 60_000;
const MS_PER_MINUTE = 60_000;
const THOUSANDTHS = 1000;

/** Until when a release may wait to be used, epoch milliseconds. */
export function expiryOf(state: 'queued' | 'released', now: number): number {
  return now + (state === 'queued' ? QUEUED_MS : UNUSED_MS);
}

/** What flows at most: the order's litres, or what fits into the tank; thousandths of a litre. */
export function limitOf({ litres, tankRoom }: Release): number {
  return tankRoom === null ? litres : Math.min(litres, tankRoom);
}

/** What has flowed by a time, thousandths of a litre. */
export function dispensedAt(release: Release, now: number, { litresPerMinute }: Pace): number {
  const { before, flowingSince } = release;
  if (flowingSince === null) return before;
  const flowed = Math.floor(((now - flowingSince) * litresPerMinute * THOUSANDTHS) / MS_PER_MINUTE);
  return Math.max(before, Math.min(limitOf(release), before + flowed));
}

/** When so much will have flowed, epoch milliseconds. */
function timeOf(dispensed: number, { before, flowingSince, changedAt }: Release, { litresPerMinute }: Pace): number {
  const rest = Math.max(0, dispensed - before);
  return (flowingSince ?? changedAt) + Math.ceil((rest * MS_PER_MINUTE) / (litresPerMinute * THOUSANDTHS));
}

/** How a flow will end, and at how many thousandths of a litre. */
function flowEnd(release: Release, fault: SimulatedPump['fault'], { auto }: Pace): [number, Due['event']] {
  const limit = limitOf(release);
  const half = Math.floor(limit / 2);
  if (fault === 'breaks_while_dispensing') return [half, 'fail'];
  if (fault === 'hangs_up_early' && auto) return [half, 'hang_up'];
  return [limit, limit === release.litres ? 'fill' : 'stop_flow'];
}

/** What happens next by itself to an order that nobody touches; undefined for one that has ended. */
export function nextDue(release: Release, pump: SimulatedPump, pace: Pace): Due | undefined {
  const { state, changedAt, expiresAt, flowingSince } = release;
  const forgotten: Due = { at: changedAt + FORGOTTEN_AFTER_MS, event: 'forget' };
  switch (state) {
    case 'queued':
      return { at: expiresAt, event: 'expire' };
    case 'released': {
      const lifts = pace.auto && pump.fault !== 'never_lifted';
      return lifts ? { at: changedAt + LIFT_AFTER_MS, event: 'lift' } : { at: expiresAt, event: 'expire' };
    }
    case 'lifted':
      return pace.auto ? { at: changedAt + HAND_MS, event: 'resume_flow' } : forgotten;
    case 'dispensing': {
      if (flowingSince !== null) {
        const [dispensed, event] = flowEnd(release, pump.fault, pace);
        return { at: timeOf(dispensed, release, pace), event };
      }
      if (!pace.auto) return forgotten;
      const isFull = release.before >= limitOf(release);
      return { at: changedAt + HAND_MS, event: isFull ? 'hang_up' : 'resume_flow' };
    }
    case 'done':
      return undefined;
  }
}

/** Notes what has flowed by now; whether it goes on flowing is `flowing`. */
export function setFlow(release: Release, flowing: boolean, now: number, pace: Pace): void {
  release.before = dispensedAt(release, now, pace);
  release.flowingSince = flowing ? now : null;
  release.changedAt = now;
}

/**
 * Moves an order.
 *
 * @returns whether the event means anything in its state; otherwise nothing has changed.
 */
export function move(release: Release, event: PumpEvent, now: number, pace: Pace): boolean {
  const state = nextPumpState(release.state, event);
  if (state === undefined) return false;
  setFlow(release, state === 'dispensing', now, pace);
  release.state = state;
  if (event === 'turn') release.expiresAt = expiryOf('released', now);
  const ended = PUMP_ENDS[event];
  if (state === 'done' && ended !== undefined) release.ended = ended;
  return true;
}

/** An order as its merchant hears of it. */
export function fuellingOf(release: Release, now: number, pace: Pace): PumpTransaction {
  const { pump, state, litres, releasedAt, changedAt, expiresAt, flowingSince, ended } = release;
  const dispensed = dispensedAt(release, now, pace);
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
