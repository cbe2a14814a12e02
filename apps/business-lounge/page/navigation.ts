import { useLocation } from 'preact-iso';
import { addressOf, type Route, readRoute } from './addresses.js';

export interface Navigation {
  route: Route;
  /** @param replace replaces the current history entry. */
  go(route: Route, replace?: boolean): void;
}

/** The current route; needs a `LocationProvider` above. */
export function useNavigation(): Navigation {
  const { path, query, route: navigate } = useLocation();
  return {
    route: readRoute(path, query),
    go: (route, replace = false) => navigate(addressOf(route), replace),
  };
}
