import type { InitialData, PaymentStatus } from '../protocol/messages.js';
import type { Diagnosis } from './diagnostics.js';
import type { Unsubscribe } from './emitter.js';
import type { PageWindow } from './page.js';
import type { Transport } from './transport.js';

/** Events from the host. Handlers run inside the event. */
export interface MiniAppEvents {
  /** An `init` of the host arrived. May come again, e.g. after the page returned from the back-forward cache. */
  initialData: InitialData;
  /** The buyer changed something on the host's page; the data is whole, not a difference. */
  update: InitialData;
  /** The outcome of a `checkout`. */
  paymentResult: PaymentStatus;
}

/** Settings of a mini-app; all have working defaults. */
export interface MiniAppOptions {
  /** The host's origin, e.g. `https://pay.invoicebox.ru`. Without it the origin is found out. */
  readonly hostOrigin?: string;
  /** Milliseconds a call of `ready()` waits for the host. 15,000 by default. */
  readonly initTimeoutMs?: number;
  /** The page; the global `window` by default. */
  readonly window?: PageWindow;
  /** A way to the host to use instead of the one that the page suggests, for tests. */
  readonly transport?: Transport;
}

/**
 * The mini-app's side of the conversation with its host.
 *
 * `height`, `done`, `checkout`, `link`, `error` and `unavailable` send one message at once. They throw `MiniAppError`:
 * `NOT_CONNECTED` before the host's first `init`, when nobody may be listening yet (nothing is queued, because a
 * stale `done` or `height` is worse than none: await `ready()` first), `DISCONNECTED` after `dispose()`, and
 * `BAD_PAYLOAD` when the argument does not fit the protocol.
 */
export interface MiniApp {
  /**
   * Starts the handshake: sends `init` at once and then every 500 ms until the host answers. Never throws: it does
   * nothing when the handshake has been started, and where there is no host, so that pages after a payment can run at
   * top level. `ready()` rejects with the reason.
   */
  connect(): void;
  /**
   * Starts the handshake if need be and waits for the host's data. The attempts go on behind a wait that failed, and a
   * later call can succeed. Rejects with `MiniAppError`: `NOT_EMBEDDED` or `INVALID_OPTION` at once;
   * `HOST_SILENT`, `ORIGIN_MISMATCH`, `VERSION_UNSUPPORTED` or `BAD_PAYLOAD` after `initTimeoutMs`; `DISCONNECTED` on and after `dispose()`.
   */
  ready(): Promise<InitialData>;
  /** The newest data of the host, or null before there is any. */
  readonly initialData: InitialData | null;
  /** Calls the handler at each event of that name, until the returned function is called. Past events are not repeated. */
  on<Name extends keyof MiniAppEvents>(name: Name, handler: (payload: MiniAppEvents[Name]) => void): Unsubscribe;
  /** The height in CSS pixels that the content needs. The host ignores it where `fullHeight` is true. */
  height(px: number): void;
  /** The order was added. A URL asks the host to go and pay it; null means there is nothing to pay through Invoicebox. */
  done(paymentUrl: string | null): void;
  /** Asks the host to open the payment page of a stand-alone order. */
  checkout(paymentUrl: string): void;
  /** Asks the host to open a URL in a new tab. */
  link(url: string): void;
  /** Shows a text to the buyer; null leaves the wording to the host. */
  error(text: string | null): void;
  /** The service does not apply to this order: the host closes the mini-app and says so. */
  unavailable(): void;
  /** Ends the session: stops listening and sending, rejects pending waits. Idempotent. */
  dispose(): void;
  /** State of the connection: attempts, times, counts. Safe to log, without message contents. */
  diagnose(): Diagnosis;
}
