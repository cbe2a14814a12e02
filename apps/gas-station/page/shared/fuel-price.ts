import type { FuelPrices } from '../../shared/catalogue.js';
import { DEFAULT_FUEL, FUEL_KINDS, type FuelKind, sameTankFuels } from '../../shared/fuel.js';

/** A fuel with its price, kopecks for a unit; null if the price is not known. */
export interface FuelPrice {
  fuel: FuelKind;
  price: number | null;
}

/**
 * The fuel to show for a station: the chosen one or, if none is chosen, the default one or the first; one with a price
 * before one without. Null if it is not known what the station sells.
 */
export function shownFuel(fuels: FuelPrices, chosen: FuelKind | null): FuelPrice | null {
  const order = chosen === null ? [DEFAULT_FUEL, ...FUEL_KINDS] : sameTankFuels(chosen);
  const sold = order.filter((fuel) => fuels[fuel] !== undefined);
  const fuel = sold.find((kind) => typeof fuels[kind] === 'number') ?? sold[0];
  return fuel === undefined ? null : { fuel, price: fuels[fuel] ?? null };
}
