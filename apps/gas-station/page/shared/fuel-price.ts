import type { FuelPrices } from '../../shared/catalogue.js';
import { DEFAULT_FUEL, FUEL_KINDS, type FuelKind } from '../../shared/fuel.js';

/** A fuel with its price, kopecks for a litre. */
export interface FuelPrice {
  fuel: FuelKind;
  price: number;
}

/** The price to show for a station: of the chosen fuel or, if none is chosen, of the default one or the first with a price. */
export function shownPrice(fuels: FuelPrices, chosen: FuelKind | null): FuelPrice | null {
  const order = chosen === null ? [DEFAULT_FUEL, ...FUEL_KINDS] : [chosen];
  for (const fuel of order) {
    const price = fuels[fuel];
    if (price !== undefined && price !== null) return { fuel, price };
  }
  return null;
}
