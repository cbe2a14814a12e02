import { useLocale } from '@invoicebox/mini-app-ui';
import { FUEL_NAMES } from '../../shared/fuel.js';

/** Names of the fuels in the buyer's language. */
export function useFuelNames() {
  return FUEL_NAMES[useLocale()];
}
