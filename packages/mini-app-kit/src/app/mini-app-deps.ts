import type { MiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Place, Router } from '../router/router.js';
import type { AppStorage } from '../storage/app-storage.js';

/** What all screens of a mini-app share. */
export interface MiniAppDeps {
  readonly router: Router;
  readonly session: MiniAppSession;
  /** For tests: navigates the whole window. */
  readonly navigate: ((url: string) => void) | undefined;
  readonly storage: AppStorage;
  /** The app's own state: see `MiniAppPages.createState`. */
  readonly state: unknown;
}

/** Provided by `MiniApp`. */
export const MiniAppDepsContext = createContext<MiniAppDeps | null>(null);

/** See {@link MiniAppDeps}. @throws Error outside of a mini-app. */
export function useDeps(): MiniAppDeps {
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

/** What the buyer's device remembers for this app. */
export function useAppStorage(): AppStorage {
  return useDeps().storage;
}

/** The app's own state, as `MiniAppPages.createState` made it. */
export function useAppState<State>(): State {
  return useDeps().state as State;
}
