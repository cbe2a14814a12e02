import type { FuelKind } from './fuel.js';
import type { Volume } from './volume.js';

/** What the page asks a price for. */
export interface FuelSelection {
  stationId: string;
  fuel: FuelKind;
  /** The pump's number at the station. */
  pump: number;
  volume: Volume;
}

/** What was chosen, for the page to show again at any time. */
export interface OrderSummary {
  selection: FuelSelection;
  stationTitle: string;
  /** City and address. */
  stationAddress: string;
  /** Thousandths of a litre. */
  litres: number;
}

/** What a paid order gives: the pump is released for its litres. */
export interface PumpRelease {
  pump: number;
  /** Epoch milliseconds. */
  releasedAt: number;
  /** Thousandths of a litre. */
  litres: number;
}
