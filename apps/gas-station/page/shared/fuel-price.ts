import type { FuelPrices } from '../../contract/catalogue.js';
import { FUEL_KINDS, type FuelKind } from '../../contract/fuel.js';

/** A fuel with its price in kopecks for a litre. */
export interface FuelPrice {
  fuel: FuelKind;
  price: number;
}

/** What most cars take: shown where no fuel was chosen. */
const USUAL_FUEL: FuelKind = 'ai95';

/** The price to show of a station: of the chosen fuel, else of the usual one, else of the first that has one. */
export function shownPrice(fuels: FuelPrices, chosen: FuelKind | null): FuelPrice | null {
  const order = chosen === null ? [USUAL_FUEL, ...FUEL_KINDS] : [chosen];
  for (const fuel of order) {
    const price = fuels[fuel];
    if (price !== undefined && price !== null) return { fuel, price };
  }
  return null;
}
