import type { InitialData, PaymentStatus } from '../protocol/index.js';
import type { ConversationObserver } from './observer.js';
import type { RateLimit } from './token-bucket.js';
import type { UrlPolicy } from './url-policy.js';

/** What the host does when the guest asks. Called with checked values only; URLs are in their normal form. */
export interface HostHandlers {
  /** The page in the frame was given a viewport of this height in CSS pixels. Not called where `fullHeight` is true. */
  onHeight?(px: number): void;
  /** The order was added. Open the payment at the URL; with null, read the order container again and show success. */
  onDone?(paymentUrl: string | null): void;
  /** Asks to open the payment page of a stand-alone order. */
  onCheckout?(paymentUrl: string): void;
  /** Asks to open the URL in a new tab. */
  onLink?(url: string): void;
  /** Asks to show the text to the buyer, as text and never as HTML; null asks for the host's own wording. */
  onError?(text: string | null): void;
  /** Asks to close the mini-app, because the service does not apply to this order. */
  onUnavailable?(): void;
}

/** Where the mini-app appears: in a frame of the page, or in a new one at the end of a container. */
export type FramePlace =
  | { readonly frame: HTMLIFrameElement; readonly container?: never }
  | { readonly container: HTMLElement; readonly frame?: never };

/** How a mini-app is embedded. */
export type EmbedOptions = FramePlace &
  HostHandlers & {
    /** The mini-app's page: absolute, allowed by the policy, on another origin than the host's. */
    readonly url: string;
    readonly initialData: InitialData;
    readonly policy: UrlPolicy;
    /** The frame's accessible name, e.g. the mini-app's title. */
    readonly title?: string;
    /** The greatest height in CSS pixels that a guest gets. 20,000 by default. */
    readonly maxHeight?: number;
    /** 200 messages at once and 100 a second by default. */
    readonly rateLimit?: RateLimit;
    readonly observer?: ConversationObserver;
  };

/** One mini-app in one frame, through all reloads of the frame. */
export interface HostSession {
  /** The embedding's id, which every message carries. */
  readonly id: string;
  readonly frame: HTMLIFrameElement;
  /** The protocol version of the guest; null while no guest has said `init` since the frame was (re)loaded. */
  readonly guestVersion: number | null;
  /** Messages that were over the rate limit and were dropped unread. */
  readonly droppedMessages: number;
  /**
   * Replaces the data that every `init` is answered with, and sends it to a guest of protocol 2 or later.
   * Returns whether it was sent. @throws EmbedError `INVALID_DATA`.
   */
  updateData(initialData: InitialData): boolean;
  /** Tells the outcome of a `checkout`. Returns whether it was sent: false while nobody has said `init`. */
  paymentResult(status: PaymentStatus): boolean;
  /** Stops listening, and removes the frame if `embedMiniApp` made it. May be called twice. */
  dispose(): void;
}
