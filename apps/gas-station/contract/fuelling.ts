import type { Thousandths } from '@invoicebox/invoicebox-api/money';

/** How far the fuel of a paid order is. */
export type FuellingState =
  /** Another car is at the pump; ours is next. */
  | 'queued'
  /** The nozzle may be lifted; the order can still be canceled. */
  | 'released'
  /** The nozzle is out: too late to cancel. */
  | 'lifted'
  /** Litres count. */
  | 'dispensing'
  /** Ended: hung up, stopped, or full. */
  | 'done';

/** What a paid order gives: the `fulfilment` of its view, also while it is in progress. */
export interface Fuelling {
  /** The pump's number at the station. */
  pump: number;
  state: FuellingState;
  /** What the pump is released for, thousandths of a litre. */
  litres: Thousandths;
  /** What has flowed so far, thousandths of a litre, at most `litres`. */
  dispensed: Thousandths;
  /** When the pump took the order, epoch milliseconds. */
  releasedAt: number;
  /** When it was last as it is told here, epoch milliseconds. */
  changedAt: number;
  /** A release that is not used until then is taken back, and the money with it; epoch milliseconds. */
  expiresAt: number;
}
