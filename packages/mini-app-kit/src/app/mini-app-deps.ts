import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OrderFlow } from '../order/order-flow.js';
import type { Place, Router } from '../router/router.js';
import type { AppStorage } from '../storage/app-storage.js';

/** What all screens of a mini-app share. */
export interface MiniAppDeps {
  readonly router: Router;
  readonly flow: OrderFlow<unknown, unknown>;
  readonly storage: AppStorage;
  /** The app's own state: see `MiniAppPages.createState`. */
  readonly state: unknown;
}

/** Provided by `MiniApp`. */
export const MiniAppDepsContext = createContext<MiniAppDeps | null>(null);

function useDeps(): MiniAppDeps {
  const deps = useContext(MiniAppDepsContext);
  if (!deps)
    throw new Error('There is no <MiniApp> above: open the screen with startMiniApp, or openMiniApp in a test.');
  return deps;
}

/** Where the page is, and the way to other screens. */
export function useRoute(): Place & Pick<Router, 'go'> {
  const { place, go } = useDeps().router;
  return { ...place.value, go };
}

/** The order flow of the page. */
export function useOrderFlow<Summary = unknown, Fulfilment = unknown>(): OrderFlow<Summary, Fulfilment> {
  // The server of this page wrote summary and fulfilment: they are of the app's types.
  return useDeps().flow as OrderFlow<Summary, Fulfilment>;
}

/** What the buyer's device remembers for this app. */
export function useAppStorage(): AppStorage {
  return useDeps().storage;
}

/** The app's own state, as `MiniAppPages.createState` made it. */
export function useAppState<State>(): State {
  return useDeps().state as State;
}
