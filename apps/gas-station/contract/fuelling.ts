import type { Thousandths } from '@invoicebox/invoicebox-api/money';

/** The state of a paid order at its pump. */
export type FuellingState =
  /** Waits for another car or order at the pump. */
  | 'queued'
  /** The pump is authorized; the order can still be canceled. */
  | 'released'
  /** The nozzle is lifted: too late to cancel. */
  | 'lifted'
  /** Fuel flows or is paused. */
  | 'dispensing'
  /** The transaction has ended. */
  | 'done';

/** Live progress of a paid order: the `fulfilment` of its view. */
export interface Fuelling {
  /** The pump's number at the station. */
  pump: number;
  state: FuellingState;
  /** The most that the pump gives, thousandths of a litre. */
  litres: Thousandths;
  /** Dispensed so far, thousandths of a litre, at most `litres`. */
  dispensed: Thousandths;
  /** When the pump was authorized, epoch milliseconds. */
  releasedAt: number;
  /** As of when this is true, epoch milliseconds. */
  changedAt: number;
  /** When an unused authorization expires and the money is refunded, epoch milliseconds. */
  expiresAt: number;
}
