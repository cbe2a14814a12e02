import {
  type BasketItemInfo,
  type InitialData,
  type MiniApp,
  MiniAppError,
  type PaymentStatus,
  type PublicData,
} from '../guest/index.js';

/** How far the conversation with the host has come. A late answer leads from `failed` to `connected`. */
export type MiniAppState = 'connecting' | 'connected' | 'failed';

/** The buyer's contacts as the host knows them; each may be empty. */
export interface Buyer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** A session at one moment. Until the host has answered, its data is null or empty. */
export interface SessionSnapshot {
  readonly state: MiniAppState;
  /** Why the state is `failed`; null otherwise. */
  readonly error: MiniAppError | null;
  readonly buyer: Buyer | null;
  /** The buyer's language; null while unknown, may be empty. */
  readonly locale: string | null;
  readonly mode: PublicData['minappType'] | null;
  /** True if the host controls the height; null while unknown. */
  readonly fullHeight: boolean | null;
  /** The container that the mini-app's order joins; null outside of `suborder`. */
  readonly orderContainerId: string | null;
  readonly shopId: number | null;
  readonly metaData: readonly unknown[];
  readonly basketItems: readonly BasketItemInfo[];
  /** The newest outcome of a `checkout`; null before there is one. */
  readonly paymentResult: PaymentStatus | null;
}

/** A mini-app's session, for any framework. */
export interface SessionStore {
  readonly miniApp: MiniApp;
  /** The session now: the same object until something changes. */
  getSnapshot(): SessionSnapshot;
  /** Calls the listener at each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Waits once more after a failure: the state is `connecting` until the host answers or the time is up again. */
  retry(): void;
  /** Stops following the mini-app, which goes on. */
  dispose(): void;
}

/** One array for every time there is none, so that nobody sees a change. */
const NONE: readonly never[] = [];

/** What the host's data says. */
function factsOf(data: InitialData | null) {
  const buyer = data?.public;
  return {
    buyer: buyer ? { name: buyer.userName, email: buyer.userEmail, phone: buyer.userPhone } : null,
    locale: buyer?.locale ?? null,
    mode: buyer?.minappType ?? null,
    fullHeight: buyer?.fullHeight ?? null,
    orderContainerId: buyer?.orderContainerId ?? null,
    shopId: buyer?.shopId ?? null,
    metaData: data?.private.metaData ?? NONE,
    basketItems: data?.private.basketItems ?? NONE,
  };
}

/** Starts the handshake of a mini-app and follows it. */
export function createSessionStore(miniApp: MiniApp): SessionStore {
  const listeners = new Set<() => void>();
  let snapshot: SessionSnapshot = { state: 'connecting', error: null, paymentResult: null, ...factsOf(null) };
  let disposed = false;

  const learn = (news: Partial<SessionSnapshot>) => {
    snapshot = { ...snapshot, ...news };
    for (const listener of [...listeners]) listener();
  };
  const connected = (data: InitialData | null) => learn({ state: 'connected', error: null, ...factsOf(data) });
  const isWaiting = () => !disposed && snapshot.state !== 'connected';

  const subscriptions = [
    miniApp.on('initialData', connected),
    miniApp.on('update', (data) => learn(factsOf(data))),
    miniApp.on('paymentResult', (paymentResult) => learn({ paymentResult })),
  ];

  const wait = async () => {
    try {
      await miniApp.ready();
      // The event has come before, unless the mini-app was connected already.
      if (isWaiting()) connected(miniApp.initialData);
    } catch (reason) {
      if (isWaiting() && reason instanceof MiniAppError) learn({ state: 'failed', error: reason });
    }
  };
  void wait();

  return {
    miniApp,
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry() {
      if (!snapshot.error) return;
      learn({ state: 'connecting', error: null });
      void wait();
    },
    dispose() {
      disposed = true;
      for (const unsubscribe of subscriptions) unsubscribe();
    },
  };
}
