import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { MiniApp } from '../guest/index.js';
import { createSessionStore, type SessionSnapshot, type SessionStore } from '../session/index.js';

/** Each value of a session as a signal. */
type SessionSignals = { readonly [Name in keyof SessionSnapshot]: ReadonlySignal<SessionSnapshot[Name]> };

/** A mini-app's session as signals. Until the host has answered, its data is null or empty. */
export interface MiniAppSession extends SessionSignals, Pick<SessionStore, 'miniApp' | 'retry' | 'dispose'> {}

/** Starts the handshake of a mini-app and follows it with signals. Make one per page, outside of components. */
export function createMiniAppSession(miniApp: MiniApp): MiniAppSession {
  const store = createSessionStore(miniApp);
  const snapshot = signal(store.getSnapshot());
  const unsubscribe = store.subscribe(() => {
    snapshot.value = store.getSnapshot();
  });
  const signalOf = <Name extends keyof SessionSnapshot>(name: Name) => computed(() => snapshot.value[name]);
  return {
    miniApp,
    state: signalOf('state'),
    error: signalOf('error'),
    buyer: signalOf('buyer'),
    locale: signalOf('locale'),
    mode: signalOf('mode'),
    fullHeight: signalOf('fullHeight'),
    orderContainerId: signalOf('orderContainerId'),
    shopId: signalOf('shopId'),
    metaData: signalOf('metaData'),
    basketItems: signalOf('basketItems'),
    paymentResult: signalOf('paymentResult'),
    retry: store.retry,
    dispose() {
      unsubscribe();
      store.dispose();
    },
  };
}
