import { computed, type ReadonlySignal, signal } from '@preact/signals';
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

/** A mini-app's session as signals. Until the host has answered, its data is null or empty. */
export interface MiniAppSession {
  readonly miniApp: MiniApp;
  readonly state: ReadonlySignal<MiniAppState>;
  /** Why the state is `failed`; null otherwise. */
  readonly error: ReadonlySignal<MiniAppError | null>;
  readonly buyer: ReadonlySignal<Buyer | null>;
  /** The buyer's language; null while unknown, may be empty. */
  readonly locale: ReadonlySignal<string | null>;
  readonly mode: ReadonlySignal<PublicData['minappType'] | null>;
  /** True if the host controls the height; null while unknown. */
  readonly fullHeight: ReadonlySignal<boolean | null>;
  /** The container that the mini-app's order joins; null outside of `suborder`. */
  readonly orderContainerId: ReadonlySignal<string | null>;
  readonly shopId: ReadonlySignal<number | null>;
  readonly metaData: ReadonlySignal<readonly unknown[]>;
  readonly basketItems: ReadonlySignal<readonly BasketItemInfo[]>;
  /** The newest outcome of a `checkout`; null before there is one. */
  readonly paymentResult: ReadonlySignal<PaymentStatus | null>;
  /** Waits once more after a failure: the state is `connecting` until the host answers or the time is up again. */
  retry(): void;
  /** Stops following the mini-app, which goes on. */
  dispose(): void;
}

/** One array for every time there is none, so that signals see no change. */
const NONE: readonly never[] = [];

/** Starts the handshake of a mini-app and follows it with signals. Make one per page, outside of components. */
export function createMiniAppSession(miniApp: MiniApp): MiniAppSession {
  const data = signal<InitialData | null>(null);
  const error = signal<MiniAppError | null>(null);
  const connected = signal(false);
  const paymentResult = signal<PaymentStatus | null>(null);
  const publicData = computed(() => data.value?.public ?? null);
  let disposed = false;

  const subscriptions = [
    miniApp.on('initialData', (initialData) => {
      data.value = initialData;
      error.value = null;
      connected.value = true;
    }),
    miniApp.on('update', (initialData) => {
      data.value = initialData;
    }),
    miniApp.on('paymentResult', (status) => {
      paymentResult.value = status;
    }),
  ];

  const wait = async () => {
    error.value = null;
    try {
      await miniApp.ready();
      if (disposed) return;
      // Not the result of ready(): an update may have arrived since.
      data.value = miniApp.initialData;
      connected.value = true;
    } catch (reason) {
      if (!disposed && reason instanceof MiniAppError) error.value = reason;
    }
  };
  void wait();

  return {
    miniApp,
    state: computed(() => (connected.value ? 'connected' : error.value ? 'failed' : 'connecting')),
    error,
    buyer: computed(() => {
      const buyer = publicData.value;
      return buyer && { name: buyer.userName, email: buyer.userEmail, phone: buyer.userPhone };
    }),
    locale: computed(() => publicData.value?.locale ?? null),
    mode: computed(() => publicData.value?.minappType ?? null),
    fullHeight: computed(() => publicData.value?.fullHeight ?? null),
    orderContainerId: computed(() => publicData.value?.orderContainerId ?? null),
    shopId: computed(() => publicData.value?.shopId ?? null),
    metaData: computed(() => data.value?.private.metaData ?? NONE),
    basketItems: computed(() => data.value?.private.basketItems ?? NONE),
    paymentResult,
    retry() {
      if (error.value) void wait();
    },
    dispose() {
      disposed = true;
      for (const unsubscribe of subscriptions) unsubscribe();
    },
  };
}
