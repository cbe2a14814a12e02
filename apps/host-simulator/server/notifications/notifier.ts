import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type NotificationAnswer,
  notificationAnswerSchema,
  type OrderResponse,
  SIGNATURE_HEADER,
  signBody,
} from '@invoicebox/invoicebox-api';
import type { EventLog } from '../state/event-log.js';
import type { SimulatedOrder } from '../state/simulated-order.js';

/** One try at telling the merchant. */
export interface NotificationAttempt {
  /** Epoch milliseconds. */
  at: number;
  /** HTTP status of the answer, or 0 when none came. */
  httpStatus: number;
  /** The merchant's answer as text, cut at 2,000 characters. */
  body: string;
  answer?: NotificationAnswer;
  /** Why there is no answer. */
  error?: string;
}

/** A change of an order's status on its way to the merchant. */
export interface Notification {
  id: string;
  orderId: string;
  status: OrderResponse['status'];
  url: string;
  /** `retrying` between two tries; `refused` by a final answer; `failed` when no try is left. */
  state: 'sending' | 'retrying' | 'delivered' | 'refused' | 'failed';
  /** The signed body, the same at every try. */
  body: string;
  signature: string;
  attempts: NotificationAttempt[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Waiting times before the ten further tries: together 24 h (docs/http-api.md, Notification). In milliseconds. */
const RETRY_DELAYS_MS = [
  1 * MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  10 * HOUR_MS + 12 * MINUTE_MS,
];

/** The merchant has so long to answer, in milliseconds. */
const ANSWER_TIMEOUT_MS = 20_000;
const LONGEST_KEPT_ANSWER = 2_000;

/** The answer, or undefined where it is none by the contract. */
function readAnswer(text: string): NotificationAnswer | undefined {
  try {
    return notificationAnswerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Tells merchants of changes, signed, and tries again where the answer asks for it. */
export class Notifier {
  readonly #clock: Clock;
  readonly #log: EventLog;
  readonly #notifications: Notification[] = [];
  readonly #cancellations = new Set<() => void>();
  /** The last notification of each order: news of one order are sent one after another. */
  readonly #lastOfOrder = new Map<string, Promise<void>>();

  constructor(clock: Clock, log: EventLog) {
    this.#clock = clock;
    this.#log = log;
  }

  get notifications(): readonly Notification[] {
    return this.#notifications;
  }

  /** Forgets everything and gives up all further tries. */
  clear(): void {
    for (const cancel of this.#cancellations) cancel();
    this.#cancellations.clear();
    this.#notifications.length = 0;
    this.#lastOfOrder.clear();
  }

  /**
   * Tells the merchant of the order's status as it is now.
   *
   * @returns when the first try has been answered or has failed; at once for an order without an address.
   */
  notify(order: SimulatedOrder): Promise<void> {
    const { response, shop } = order;
    if (!response.notificationUrl) return Promise.resolve();
    const body = JSON.stringify(response);
    const notification: Notification = {
      id: randomUUID(),
      orderId: response.id,
      status: response.status,
      url: response.notificationUrl,
      state: 'sending',
      body,
      signature: signBody(body, shop.signingKey),
      attempts: [],
    };
    this.#notifications.push(notification);
    const previous = this.#lastOfOrder.get(response.id) ?? Promise.resolve();
    const sent = previous.then(() => this.#attempt(notification, order));
    this.#lastOfOrder.set(response.id, sent);
    return sent;
  }

  async #attempt(notification: Notification, order: SimulatedOrder): Promise<void> {
    notification.state = 'sending';
    const attempt = await this.#send(notification);
    notification.attempts.push(attempt);
    this.#settle(notification, attempt, order);
    this.#log.add({
      kind: 'notification',
      orderId: notification.orderId,
      status: notification.status,
      url: notification.url,
      outcome: notification.state,
    });
  }

  async #send({ url, body, signature }: Notification): Promise<NotificationAttempt> {
    const at = this.#clock.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'User-Agent': 'InvoiceboxSimulator/0.1 (notifications)',
          [SIGNATURE_HEADER]: signature,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      const text = await response.text();
      const answer = response.status === 200 ? readAnswer(text) : undefined;
      const reading = answer
        ? { answer }
        : { error: 'Expected HTTP 200 and { "status": "success" } or { "status": "error", "code", "message" }.' };
      return { at, httpStatus: response.status, body: text.slice(0, LONGEST_KEPT_ANSWER), ...reading };
    } catch (error) {
      return { at, httpStatus: 0, body: '', error: error instanceof Error ? error.message : String(error) };
    }
  }

  #settle(notification: Notification, { answer }: NotificationAttempt, order: SimulatedOrder): void {
    if (answer?.status === 'success') {
      notification.state = 'delivered';
    } else if (answer && answer.code !== 'out_of_service') {
      notification.state = 'refused';
      if (answer.code === 'shipping_unavailable') order.shippingUnavailable = answer.message ?? '';
    } else {
      this.#retryLater(notification, order);
    }
  }

  #retryLater(notification: Notification, order: SimulatedOrder): void {
    const delay = RETRY_DELAYS_MS[notification.attempts.length - 1];
    if (delay === undefined) {
      notification.state = 'failed';
      return;
    }
    notification.state = 'retrying';
    const cancel = this.#clock.schedule(delay, () => {
      this.#cancellations.delete(cancel);
      void this.#attempt(notification, order);
    });
    this.#cancellations.add(cancel);
  }
}
