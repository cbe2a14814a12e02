import { createMemoryTransport } from '../guest/memory-transport.js';
import type { Transport } from '../guest/transport.js';
import type { GuestMessage, InitialData, PaymentStatus } from '../protocol/messages.js';
import { orderData } from './initial-data.js';

/**
 * How the host answers `init`: `answers` at once, as Invoicebox does; `silent` never; `broken` with data that break the
 * protocol; `foreign` with the id of another embedding.
 */
export type FakeHostBehaviour = 'answers' | 'silent' | 'broken' | 'foreign';

/** How a fake host begins. */
export interface FakeHostOptions {
  /** The initial data; a storefront's by default. */
  readonly initialData?: InitialData;
  /** `answers` by default. */
  readonly behaviour?: FakeHostBehaviour;
}

/** Invoicebox in the unit tests of a mini-app: no frame, no browser, the same protocol. */
export interface FakeHost {
  /** For `createMiniApp({ transport })`. */
  readonly transport: Transport;
  /** Everything that the mini-app has said, oldest first, `init` included. */
  readonly messages: readonly GuestMessage[];
  /** Changes how the next `init` is answered: a host that was silent and then wakes up, for instance. */
  behave(behaviour: FakeHostBehaviour): void;
  /** What the mini-app said with one action, oldest first. */
  said<Action extends Exclude<GuestMessage['action'], 'init'>>(
    action: Action,
  ): Array<Extract<GuestMessage, { action: Action }>['data']>;
  /** The buyer changed something on the host's page. */
  updateData(initialData: InitialData): void;
  /** A checkout ended so. */
  paymentResult(status: PaymentStatus): void;
  /** Delivers any value as if the host had sent it: for faults of your own. */
  deliver(value: unknown): void;
  /** The buyer comes back to the page by the back-forward cache. */
  restore(): void;
}

/**
 * Makes a host for tests.
 *
 * @example
 * const host = createFakeHost({ initialData: suborderData() });
 * const miniApp = createMiniApp({ transport: host.transport });
 * await miniApp.ready();
 * miniApp.done(null);
 * expect(host.said('done')).toEqual([null]);
 */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const memory = createMemoryTransport();
  let initialData = options.initialData ?? orderData();
  let behaviour = options.behaviour ?? 'answers';

  const answers: Readonly<Record<FakeHostBehaviour, () => unknown>> = {
    answers: () => ({ id: memory.id, action: 'init', data: initialData }),
    broken: () => ({ id: memory.id, action: 'init', data: { public: initialData.public } }),
    foreign: () => ({ id: `${memory.id}-other`, action: 'init', data: initialData }),
    silent: () => undefined,
  };

  const answerInit = () => {
    const answer = answers[behaviour]();
    // A real host's answer is another task, never part of the call that sent `init`.
    if (answer !== undefined) queueMicrotask(() => memory.deliver(answer));
  };

  return {
    transport: {
      ...memory,
      post(message) {
        memory.post(message);
        if (message.action === 'init') answerInit();
      },
    },
    messages: memory.sent,
    behave(next) {
      behaviour = next;
    },
    said(action) {
      return memory.sent.filter((message) => message.action === action).map((message) => Reflect.get(message, 'data'));
    },
    updateData(next) {
      initialData = next;
      memory.deliver({ id: memory.id, action: 'updateData', data: next });
    },
    paymentResult(status) {
      memory.deliver({ id: memory.id, action: 'paymentResult', data: status });
    },
    deliver: memory.deliver,
    restore: memory.restore,
  };
}
