import type { UrlRefusal } from './url-policy.js';

/**
 * Why a message had no effect.
 * Ignored: `malformed`, `unknown-action`, `other-id`, `full-height` (the host controls the height), `no-guest` (no `init`
 * yet), `guest-version` (the guest's protocol does not have the message), `own-id` (no message: the mini-app's URL has a
 * parameter `id`, which is the host's).
 * Refused: `wrong-source`, `wrong-origin`, `rate-limited` (reported once for each run of dropped messages), `too-long`
 * (a text or URL above 8,192 characters), and what the URL policy says.
 */
export type VerdictReason =
  | 'malformed'
  | 'unknown-action'
  | 'other-id'
  | 'full-height'
  | 'no-guest'
  | 'guest-version'
  | 'own-id'
  | 'wrong-source'
  | 'wrong-origin'
  | 'rate-limited'
  | 'too-long'
  | UrlRefusal;

/** One message of the conversation, or a fault of the embedding, as an inspector shows it. */
export interface ConversationEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly direction: 'from-guest' | 'to-guest';
  /** The message's action, or null where it has none. */
  readonly action: string | null;
  readonly verdict: 'accepted' | 'refused' | 'ignored';
  readonly reason?: VerdictReason;
  /** The reason in words, e.g. `data: expected finite number >= 0`. */
  readonly detail?: string;
  /** The message as it came or went. Holds the buyer's data: show it, do not store it. */
  readonly message?: unknown;
}

/** Called with every message of the embedding. */
export type ConversationObserver = (event: ConversationEvent) => void;

/** The outcome of a message, without its time. */
export type Outcome = Pick<ConversationEvent, 'verdict' | 'reason' | 'detail'>;
