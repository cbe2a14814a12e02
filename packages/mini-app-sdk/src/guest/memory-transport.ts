import type { GuestMessage } from '../protocol/messages.js';
import type { Transport } from './transport.js';

/** A transport without a browser around it, for tests of a mini-app. */
export interface MemoryTransport extends Transport {
  /** Everything that was sent, oldest first. */
  readonly sent: readonly GuestMessage[];
  /** Delivers a value as if the host had sent it. */
  deliver(data: unknown): void;
  /** Acts as a return of the page from the back-forward cache. */
  restore(): void;
}

/** Stands for an origin. */
const ORIGIN = 'memory:';

/** Makes a transport whose other end is the test itself. */
export function createMemoryTransport(id = 'memory'): MemoryTransport {
  const sent: GuestMessage[] = [];
  let listening: Parameters<Transport['listen']> | [] = [];
  return {
    kind: 'memory',
    id,
    hostOrigin: ORIGIN,
    sent,
    post(message) {
      sent.push(message);
    },
    listen(...listener) {
      listening = listener;
      return () => {
        listening = [];
      };
    },
    deliver(data) {
      listening[0]?.({ data, origin: ORIGIN });
    },
    restore() {
      listening[1]?.();
    },
  };
}
