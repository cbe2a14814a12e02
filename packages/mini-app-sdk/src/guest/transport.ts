import type { GuestMessage } from '../protocol/messages.js';
import type { Unsubscribe } from './emitter.js';

/** A value that arrived, not validated yet. */
export interface Delivery {
  readonly data: unknown;
  /** The origin that the platform names as the sender's; may be empty. */
  readonly origin: string;
  /** Set when the guest must not hear this sender (docs/protocol.md, Whom the guest hears). */
  readonly refusedFor?: 'source' | 'origin' | undefined;
  /** Opens the port that came with the message, if any, for all further messages. Call it only for a valid `init`. */
  openPort?(): void;
}

/** A way to reach the host. */
export interface Transport {
  readonly kind: 'iframe' | 'webview' | 'memory';
  /** The embedding's id, which every message carries. */
  readonly id: string;
  /**
   * The origin to send to and to hear, or null while it is unknown: then the guest sets it to the origin of the first
   * valid `init`, and the transport trusts that one from there on.
   */
  hostOrigin: string | null;
  /** Sends at once; nothing is queued. */
  post(message: GuestMessage): void;
  /**
   * Starts listening. One listener at a time.
   * @param onRestored called when the page came back from the back-forward cache.
   */
  listen(onDelivery: (delivery: Delivery) => void, onRestored: () => void): Unsubscribe;
}
