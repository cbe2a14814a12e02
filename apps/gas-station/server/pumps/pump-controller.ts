import type { FuelKind } from '../../contract/fuel.js';

/** What a pump is told to give. */
export interface ReleaseRequest {
  /** The same order releases the same pump once, however often it is asked. */
  orderId: string;
  stationId: string;
  pump: number;
  fuel: FuelKind;
  /** Thousandths of a litre. */
  litres: number;
}

/** Thrown when a pump can never be released for an order: it is gone or broken. */
export class PumpUnavailableError extends Error {
  override readonly name = 'PumpUnavailableError';
  /** Stable code for programs. */
  readonly code = 'PUMP_UNAVAILABLE';
}

/** The station's automation, which turns pumps on. */
export interface PumpController {
  /**
   * Lets a pump give the litres of an order. Must be idempotent by `orderId`, also after a restart of the caller.
   *
   * @returns when the pump was released, epoch milliseconds: of the first call for the order.
   * @throws PumpUnavailableError if it can never be done; any other error means: try again.
   */
  release(request: ReleaseRequest): Promise<{ releasedAt: number }>;
}
