import type { Thousandths } from '@invoicebox/invoicebox-api/money';

/** The state of a paid order at its pump. */
export type FuellingState =
  /** The pump is busy with another car or order. */
  | 'queued'
  /** The pump is authorized; the order can still be canceled. */
  | 'released'
  /** The nozzle is lifted. The order can no longer be canceled. */
  | 'lifted'
  /** Fuel is flowing or paused. */
  | 'dispensing'
  /** The transaction has ended. */
  | 'done';

/** Progress of a paid order at its pump: the `fulfilment` of the order's view. */
export interface Fuelling {
  /** Pump number at the station. */
  pump: number;
  state: FuellingState;
  /** Authorized amount, thousandths of the fuel's unit. */
  litres: Thousandths;
  /** Amount dispensed so far, thousandths of the fuel's unit, at most `litres`. */
  dispensed: Thousandths;
  /** When the pump was authorized, epoch milliseconds. */
  releasedAt: number;
  /** Time of the last change, epoch milliseconds. */
  changedAt: number;
  /** When an unused authorization expires and the money is refunded, epoch milliseconds. */
  expiresAt: number;
}
