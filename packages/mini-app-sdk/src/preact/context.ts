import { type ComponentChildren, createContext, h, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { MiniAppSession } from './session.js';

const SessionContext = createContext<MiniAppSession | null>(null);

/** What `MiniAppProvider` takes. */
export interface MiniAppProviderProps {
  /** Made once with `createMiniAppSession`, outside of components: it outlives every render. */
  readonly session: MiniAppSession;
  readonly children?: ComponentChildren;
}

/** Gives the session to all components below. */
export function MiniAppProvider({ session, children }: MiniAppProviderProps): JSX.Element {
  return h(SessionContext.Provider, { value: session, children });
}

/**
 * The session of the nearest `MiniAppProvider`.
 * @throws Error when there is none above the component.
 */
export function useMiniApp(): MiniAppSession {
  const session = useContext(SessionContext);
  if (session) return session;
  throw new Error(
    'useMiniApp() found no <MiniAppProvider> above. Wrap the application: <MiniAppProvider session={...}>.',
  );
}
