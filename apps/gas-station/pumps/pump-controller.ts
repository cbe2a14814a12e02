import type { FuelKind } from '../contract/fuel.js';
import type { Fuelling } from '../contract/fuelling.js';
import type { PumpStates } from '../contract/pumps.js';

/** What a pump may give for an order. */
export interface AuthorizationRequest {
  /** Idempotency key: an order authorizes its pump once. */
  orderId: string;
  stationId: string;
  pump: number;
  fuel: FuelKind;
  /** The most that the pump gives, thousandths of a litre. */
  litres: number;
  /** The pump stops when the tank is full; `litres` is only the limit. */
  fullTank: boolean;
}

/**
 * Why a transaction ended: `full` the ordered litres are given, or the tank is full; `hung_up` the driver put the nozzle
 * back, or left it out unused for too long; `pump_failed`; `unused` the nozzle was not lifted in time; `taken_back` see
 * {@link PumpController.revoke}.
 */
export type TransactionEnd = 'full' | 'hung_up' | 'pump_failed' | 'unused' | 'taken_back';

/** How far the fuel of an order is. `ended` is there exactly in the state `done`. */
export interface PumpTransaction extends Fuelling {
  ended?: TransactionEnd;
}

/** Thrown when a pump can never be authorized for an order: it is gone or broken, or the order was revoked. */
export class PumpUnavailableError extends Error {
  override readonly name = 'PumpUnavailableError';
  /** Stable code for programs. */
  readonly code = 'PUMP_UNAVAILABLE';
}

/** Whether an error has the code of {@link PumpUnavailableError}: controllers need not throw that very class. */
export function isPumpUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'PUMP_UNAVAILABLE';
}

/** Called with the transaction of an order at every change. */
export type TransactionListener = (orderId: string, transaction: PumpTransaction) => void;

/**
 * The automation of the stations, which turns pumps on and counts litres (docs/gas-station.md, Your own controller).
 * Every call is idempotent: it may be repeated, also after a restart of the caller and from several servers at once.
 */
export interface PumpController {
  /**
   * Authorizes a pump for the litres of an order, or puts the order into the pump's queue. Repeated, it returns the
   * order's transaction. The answer is durable: it holds after a restart of the automation.
   *
   * @throws PumpUnavailableError if it can never be done; any other error means: retry.
   */
  authorize(request: AuthorizationRequest): Promise<PumpTransaction>;
  /**
   * Revokes an authorization whose nozzle was not lifted. An unknown order can never be authorized afterwards.
   *
   * @returns `released`: nothing was given and nothing will be; `too_late`: the nozzle is out, or fuel was given.
   */
  revoke(orderId: string): Promise<'released' | 'too_late'>;
  /** The transaction of an order; undefined if it was never authorized. */
  transaction(orderId: string): Promise<PumpTransaction | undefined>;
  /**
   * The states of a station's pumps. Unknown pumps may be left out.
   *
   * @throws Error if the station cannot be reached.
   */
  states(stationId: string): Promise<PumpStates['pumps']>;
  /**
   * Calls back at every change of any order, and about once a second while fuel flows. Missed calls do no harm: open
   * orders are polled by `authorize` every 30 s.
   *
   * @returns a function that ends it.
   */
  listen(listener: TransactionListener): () => void;
}
