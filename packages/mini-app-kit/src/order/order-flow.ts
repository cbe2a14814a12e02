import type { MiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import {
  requestQuote as askForQuote,
  asMerchantError,
  type BuyerInput,
  type CreateOrderInput,
  cancelOrder,
  createOrder,
  MerchantError,
  type OrderView,
  type QuoteView,
  watchOrder,
} from '../client/index.js';
import { attemptKey, renewAttemptKey } from './attempt-key.js';

/** Without payment for this long, the outcome is `late`: the buyer reads what happens next. */
const LATE_AFTER_MS = 60_000;

/** What an order flow works with. */
export interface OrderFlowOptions {
  /** The session with the host. Without a host the page itself opens the payment page. */
  session: Pick<MiniAppSession, 'miniApp' | 'state' | 'mode' | 'orderContainerId'>;
  /** Milliseconds until a payment counts as late, 60,000 by default. */
  lateAfterMs?: number;
  /** For tests: navigates the whole page. */
  navigate?: (url: string) => void;
}

/** From «how much?» to «paid», as signals: what every mini-app's confirmation and payment screens stand on. */
export interface OrderFlow<Summary, Fulfilment> {
  /** The newest price, or null before one was asked for. */
  readonly quote: ReadonlySignal<QuoteView<Summary> | null>;
  readonly quoting: ReadonlySignal<boolean>;
  /** The newest state of the order; null before there is one. */
  readonly order: ReadonlySignal<OrderView<Summary, Fulfilment> | null>;
  readonly placing: ReadonlySignal<boolean>;
  /** A cancel is being asked for. */
  readonly canceling: ReadonlySignal<boolean>;
  /** Whether the server is unreachable. The flow goes on when it is back. */
  readonly offline: ReadonlySignal<boolean>;
  /** Why the last quote, order or cancel failed. */
  readonly error: ReadonlySignal<MerchantError | null>;
  /** Whether the buyer has waited long enough to be told what happens next; for `orderOutcome`. */
  readonly late: ReadonlySignal<boolean>;
  /** Requests the price of a selection. Resolves to whether there is one. */
  requestQuote(selection: unknown, locale: 'ru' | 'en'): Promise<boolean>;
  /**
   * Places the order of the current quote, hands its payment to the host and follows it. Idempotent for the same offer: also
   * after a reload, in a duplicated tab, and after the back button.
   *
   * @returns the order, or null with the reason in `error`; `quote_expired` means that a new price must be shown;
   *   after `selection_unavailable` there is no quote any more.
   */
  placeOrder(buyer: BuyerInput, locale: 'ru' | 'en'): Promise<OrderView<Summary, Fulfilment> | null>;
  /** Follows an order that an earlier page placed. @returns a function that stops it. */
  follow(orderId: string): () => void;
  /** Takes the state of the order that was read elsewhere, unless a newer one is known. */
  show(order: OrderView<Summary, Fulfilment>): void;
  /** Hands the payment to the host once more: the buyer closed the payment page and wants it back. */
  openPayment(): void;
  /**
   * Cancels the order; the result is in `order`.
   *
   * @returns whether the cancellation was accepted; if not, the reason is in `error`: `cancel_too_late` once the fulfilment has
   *   begun.
   */
  cancel(): Promise<boolean>;
  /** Clears quote, order and error. */
  reset(): void;
}

/** Hands the payment URL to the host, or opens it (docs/protocol.md, what the mini-app does at the end). */
function handOver(options: OrderFlowOptions, order: OrderView): void {
  const { session, navigate = (url) => window.location.assign(url) } = options;
  if (order.paymentUrl === undefined) return;
  if (session.state.peek() !== 'connected') {
    navigate(order.paymentUrl);
  } else if (order.mode === 'suborder') {
    session.miniApp.done(null);
  } else {
    session.miniApp.checkout(order.paymentUrl);
  }
}

/** Makes the order of this attempt; where another offer was ordered at this place of the history, a new attempt begins. */
async function createOnce<View extends OrderView>(input: CreateOrderInput): Promise<View> {
  try {
    return await createOrder<View>(input, attemptKey());
  } catch (error) {
    if (!(error instanceof MerchantError) || error.code !== 'idempotency_key_reused') throw error;
    return createOrder<View>(input, renewAttemptKey());
  }
}

/** Makes an order flow. One for a page, outside of components. */
export function createOrderFlow<Summary, Fulfilment>(options: OrderFlowOptions): OrderFlow<Summary, Fulfilment> {
  type View = OrderView<Summary, Fulfilment>;
  const { session, lateAfterMs = LATE_AFTER_MS } = options;
  const quote = signal<QuoteView<Summary> | null>(null);
  const quoting = signal(false);
  const order = signal<View | null>(null);
  const placing = signal(false);
  const canceling = signal(false);
  const offline = signal(false);
  const late = signal(false);
  const error = signal<MerchantError | null>(null);
  let newestQuestion = 0;
  let stopFollowing: () => void = () => undefined;

  /** Hands the payment over once, as soon as its address is known: at once, or when the outbox has got through. */
  const handOverWhenReady = () => {
    let handedOver = false;
    return effect(() => {
      const ready = order.value;
      if (handedOver || ready?.paymentUrl === undefined) return;
      handedOver = true;
      untracked(() => handOver(options, ready));
    });
  };

  /** An answer may be older than the stream's last event. */
  const show = (newest: View) => {
    const known = order.peek();
    if (known?.id !== newest.id || known.revision < newest.revision) order.value = newest;
  };

  const follow = (orderId: string) => {
    stopFollowing();
    late.value = false;
    const timer = setTimeout(() => {
      late.value = true;
    }, lateAfterMs);
    const stopWatching = watchOrder<View>(orderId, {
      onOrder: (newest) => {
        order.value = newest;
      },
      onOffline: (isOffline) => {
        offline.value = isOffline;
      },
    });
    stopFollowing = () => {
      clearTimeout(timer);
      stopWatching();
    };
    return stopFollowing;
  };

  return {
    quote,
    quoting,
    order,
    placing,
    canceling,
    offline,
    error,
    late,
    async requestQuote(selection, locale) {
      newestQuestion += 1;
      const question = newestQuestion;
      quoting.value = true;
      error.value = null;
      try {
        const answer = await askForQuote<Summary>(selection, locale);
        // A slow answer to an older request must not replace a newer price.
        if (question !== newestQuestion) return false;
        quote.value = answer;
        return true;
      } catch (reason) {
        if (question === newestQuestion) {
          quote.value = null;
          error.value = asMerchantError(reason);
        }
        return false;
      } finally {
        if (question === newestQuestion) quoting.value = false;
      }
    },
    async placeOrder(buyer, locale) {
      const quoteId = quote.peek()?.id;
      if (quoteId === undefined || placing.peek()) return null;
      const orderContainerId = session.orderContainerId.peek();
      placing.value = true;
      error.value = null;
      try {
        const placed = await createOnce<View>({
          quoteId,
          buyer,
          locale,
          mode: session.mode.peek() ?? 'order',
          ...(orderContainerId === null ? {} : { orderContainerId }),
        });
        order.value = placed;
        const stopWatching = follow(placed.id);
        const stopHandOver = handOverWhenReady();
        stopFollowing = () => {
          stopWatching();
          stopHandOver();
        };
        return placed;
      } catch (reason) {
        error.value = asMerchantError(reason);
        // What was offered is gone: only another choice leads on.
        if (error.value.code === 'selection_unavailable') quote.value = null;
        return null;
      } finally {
        placing.value = false;
      }
    },
    follow,
    show,
    openPayment() {
      const current = order.peek();
      if (current) handOver(options, current);
    },
    async cancel() {
      const current = order.peek();
      if (!current || canceling.peek()) return false;
      canceling.value = true;
      error.value = null;
      try {
        show(await cancelOrder<View>(current.id));
        return true;
      } catch (reason) {
        error.value = asMerchantError(reason);
        return false;
      } finally {
        canceling.value = false;
      }
    },
    reset() {
      stopFollowing();
      quote.value = null;
      order.value = null;
      error.value = null;
      late.value = false;
    },
  };
}
