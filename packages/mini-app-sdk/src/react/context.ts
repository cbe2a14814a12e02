import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useSyncExternalStore,
} from 'react';
import type { SessionSnapshot, SessionStore } from '../session/index.js';

const SessionContext = createContext<SessionStore | null>(null);

/** What `MiniAppProvider` takes. */
export interface MiniAppProviderProps {
  /** Made once with `createMiniAppSession`, outside of components: it outlives every render, also those of `StrictMode`. */
  readonly session: SessionStore;
  readonly children?: ReactNode;
}

/** Gives the session to all components below. */
export function MiniAppProvider({ session, children }: MiniAppProviderProps): ReactElement {
  return createElement(SessionContext.Provider, { value: session }, children);
}

/** The session as a component sees it: its values now, and what can be done. */
export interface MiniAppView extends SessionSnapshot, Pick<SessionStore, 'miniApp' | 'retry'> {}

/**
 * The session of the nearest `MiniAppProvider`. The component is rendered again at each change.
 *
 * @throws Error when there is none above the component.
 */
export function useMiniApp(): MiniAppView {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error(
      'useMiniApp() found no <MiniAppProvider> above. Wrap the application: <MiniAppProvider session={...}>.',
    );
  }
  const { subscribe, getSnapshot, miniApp, retry } = session;
  // The third is for a server's rendering, where there is no host either.
  const snapshot = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  return { ...snapshot, miniApp, retry };
}
