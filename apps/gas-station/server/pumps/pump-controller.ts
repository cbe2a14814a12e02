import type { FuelKind } from '../../contract/fuel.js';
import type { Fuelling } from '../../contract/fuelling.js';
import type { PumpStates } from '../../contract/pumps.js';

/** What a pump is told to give. */
export interface ReleaseRequest {
  /** The same order releases the same pump once, however often it is asked. */
  orderId: string;
  stationId: string;
  pump: number;
  fuel: FuelKind;
  /** The most that the pump gives, thousandths of a litre. */
  litres: number;
  /** The driver fills the tank: the pump stops when it is full, and `litres` is only the most. */
  fullTank: boolean;
}

/**
 * Why the fuel of an order came to its end: `full` the litres of the order are given, or the tank is full; `hung_up` the
 * driver put the nozzle back, or left it out unused for too long; `pump_failed`; `unused` nobody lifted the nozzle in
 * time; `taken_back` see {@link PumpController.takeBack}.
 */
export type FuellingEnd = 'full' | 'hung_up' | 'pump_failed' | 'unused' | 'taken_back';

/** How far the fuel of an order is, and why it ended; `ended` is there exactly in the state `done`. */
export interface ControlledFuelling extends Fuelling {
  ended?: FuellingEnd;
}

/** Thrown when a pump can never be released for an order: it is gone or broken, or the order was taken back. */
export class PumpUnavailableError extends Error {
  override readonly name = 'PumpUnavailableError';
  /** Stable code for programs. */
  readonly code = 'PUMP_UNAVAILABLE';
}

/** Whether a pump can never be released: controllers of other packages need not throw our very class. */
export function isPumpUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'PUMP_UNAVAILABLE';
}

/** Hears how far the fuel of an order is. */
export type FuellingListener = (orderId: string, fuelling: ControlledFuelling) => void;

/**
 * The automation of the stations, which turns pumps on and counts litres (docs/gas-station.md, Your own controller).
 * Every call may be made again, after a restart of the caller, too, and from several servers at once.
 */
export interface PumpController {
  /**
   * Lets a pump give the litres of an order, once, or puts the order into the pump's queue. Asked again, it answers how
   * far the order is. What it answers is durable: it holds after a restart of the automation.
   *
   * @throws PumpUnavailableError if it can never be done; any other error means: try again.
   */
  release(request: ReleaseRequest): Promise<ControlledFuelling>;
  /**
   * Stops an order whose nozzle was not lifted, and keeps one that it does not know from ever being released.
   *
   * @returns `released`: nothing was given and nothing will be; `too_late`: the nozzle is out, or fuel was given.
   */
  takeBack(orderId: string): Promise<'released' | 'too_late'>;
  /** How far an order is; undefined for one that was never released. */
  fuelling(orderId: string): Promise<ControlledFuelling | undefined>;
  /**
   * How the pumps of a station are; one that the automation does not know may be left out.
   *
   * @throws Error if the station cannot be reached.
   */
  states(stationId: string): Promise<PumpStates['pumps']>;
  /**
   * Calls back at every change of any order, and about once a second while litres flow. What is missed does no harm: an
   * order under way is asked for by `release` every 30 s.
   *
   * @returns ends it.
   */
  listen(listener: FuellingListener): () => void;
}
