import type { OrderFlow } from '@invoicebox/mini-app-kit';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';
import type { OwnStations } from '../storage/own-stations.js';
import type { Finder } from './finder.js';

/** Shared by all screens. */
export interface AppDeps {
  flow: OrderFlow<OrderSummary, Fuelling>;
  finder: Finder;
  /** Favourite and recent stations. */
  own: OwnStations;
}

/** See {@link useApp}. */
export const AppContext = createContext<AppDeps | null>(null);

/**
 * The shared state of the app.
 *
 * @throws Error outside `App`.
 */
export function useApp(): AppDeps {
  const deps = useContext(AppContext);
  if (!deps) throw new Error('useApp() found no <AppContext.Provider> above.');
  return deps;
}
