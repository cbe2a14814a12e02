import { useLocation } from 'preact-iso';
import { addressOf, type Place, readPlace } from './addresses.js';

/** Where the buyer is and how to lead them on. */
export interface Navigation {
  place: Place;
  /** @param replace keeps the current place out of the history. */
  go(place: Place, replace?: boolean): void;
}

/** The place of the current address; needs a `LocationProvider` above. */
export function useNavigation(): Navigation {
  const { path, query, route } = useLocation();
  return {
    place: readPlace(path, query),
    go: (place, replace = false) => route(addressOf(place), replace),
  };
}
