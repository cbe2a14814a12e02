import type { FuelKind } from '../shared/fuel.js';
import type { Fuelling } from '../shared/fuelling.js';
import type { PumpStates } from '../shared/pumps.js';

/** A request to authorize a pump for an order. */
export interface AuthorizationRequest {
  /** Idempotency key: an order authorizes its pump once. */
  orderId: string;
  stationId: string;
  pump: number;
  fuel: FuelKind;
  /** The most that the pump gives, thousandths of the fuel's unit (`unitOf`). */
  litres: number;
  /** The pump stops when the tank is full; `litres` is only the limit. */
  fullTank: boolean;
}

/**
 * Why a transaction ended: `full` the ordered litres are dispensed, or the tank is full; `hung_up` the driver hung up, or
 * did not use the lifted nozzle in time; `pump_failed`; `unused` the nozzle was not lifted in time; `taken_back` the
 * authorization was revoked.
 */
export type TransactionEnd = 'full' | 'hung_up' | 'pump_failed' | 'unused' | 'taken_back';

/** The transaction of an order. `ended` is set exactly in the state `done`. */
export interface PumpTransaction extends Fuelling {
  ended?: TransactionEnd;
}

/** Thrown when a pump can never be authorized for an order: no such pump, broken, or the order was revoked. */
export class PumpUnavailableError extends Error {
  override readonly name = 'PumpUnavailableError';
  /** Stable code for programs. */
  readonly code = 'PUMP_UNAVAILABLE';
}

/** Whether an error has the code of {@link PumpUnavailableError}. Controllers may throw a class of their own. */
export function isPumpUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'PUMP_UNAVAILABLE';
}

/** Called with the transaction of an order at every change. */
export type TransactionListener = (orderId: string, transaction: PumpTransaction) => void;

/**
 * The stations' automation: authorizes pumps and counts litres (docs/gas-station.md, Your own controller). Every call is
 * idempotent: it may be retried, also after a restart of the caller and by several servers at once.
 */
export interface PumpController {
  /**
   * Authorizes a pump for an order, or queues the order. A repeated call returns the order's transaction. The result must
   * be durable before this resolves.
   *
   * @throws PumpUnavailableError if it can never be done; any other error is retried.
   */
  authorize(request: AuthorizationRequest): Promise<PumpTransaction>;
  /**
   * Revokes an authorization. An unknown order can never be authorized afterwards.
   *
   * @returns `released`: nothing was dispensed and nothing will be; `too_late`: the nozzle is or was lifted.
   */
  revoke(orderId: string): Promise<'released' | 'too_late'>;
  /** The transaction of an order; undefined if it was never authorized. */
  transaction(orderId: string): Promise<PumpTransaction | undefined>;
  /**
   * The states of a station's pumps. Pumps of unknown state may be left out.
   *
   * @throws Error if the station cannot be reached.
   */
  states(stationId: string): Promise<PumpStates['pumps']>;
  /**
   * Calls back at every change of any transaction, and about once a second while fuel flows. Missed calls do no harm: open
   * orders are polled by `authorize` every 30 s.
   *
   * @returns a function that removes the listener.
   */
  listen(listener: TransactionListener): () => void;
}
