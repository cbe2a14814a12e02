import { useLocale } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES, type FuelKind, type FuelNames } from '../../shared/fuel.js';

/** Names fuels in the buyer's language; branded ones as the station names them. */
export function useFuelName(): (fuel: FuelKind, names?: FuelNames) => string {
  const names = FUEL_NAMES[useLocale()];
  return (fuel, own) => own?.[fuel] ?? names[fuel];
}
