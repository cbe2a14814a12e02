import { randomUUID } from 'node:crypto';
import { signBody } from '@invoicebox/invoicebox-api';
import { PROBE_ORDER_ID } from '@invoicebox/invoicebox-api/contract';
import { leastNotification } from '../answers/minimal-answers.js';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { Directory } from '../records/directory.js';
import type { EventLog } from '../records/event-log.js';
import type { Shop } from '../records/settings.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import { type Delivery, deliver } from './delivery.js';
import type { Gate } from './gate.js';
import type { Notification, NotificationAttempt } from './notification.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When the ten retries are made, relative to the first attempt (docs/simulator.md, Notifications). */
export const RETRY_OFFSETS_MS: readonly number[] = [
  1 * MINUTE_MS,
  3 * MINUTE_MS,
  8 * MINUTE_MS,
  18 * MINUTE_MS,
  48 * MINUTE_MS,
  108 * MINUTE_MS,
  228 * MINUTE_MS,
  468 * MINUTE_MS,
  828 * MINUTE_MS,
  24 * HOUR_MS,
];

/** Dependencies of {@link Notifier}. */
export interface NotifierDeps {
  clock: SimulatedClock;
  log: EventLog;
  directory: Directory;
  gate: Gate;
  /** Called when a merchant cannot fulfil a paid order. */
  onShippingUnavailable: (orderId: string, message: string) => void;
}

/** Sends signed notifications to merchants, with retries. */
export class Notifier {
  readonly #deps: NotifierDeps;
  readonly #notifications = new Map<string, Notification>();
  readonly #retries = new Map<string, () => void>();
  /** The last notification of each order: those of one order are sent sequentially. */
  readonly #lastOfOrder = new Map<string, Promise<void>>();

  constructor(deps: NotifierDeps) {
    this.#deps = deps;
  }

  /** All notifications, oldest first. */
  get notifications(): readonly Notification[] {
    return [...this.#notifications.values()];
  }

  find(id: string): Notification | undefined {
    return this.#notifications.get(id);
  }

  /** Deletes all notifications and cancels their retries. */
  clear(): void {
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
    this.#notifications.clear();
    this.#lastOfOrder.clear();
  }

  /** Restores a notification of an earlier run; one that was being sent is sent again. */
  restore(notification: Notification): void {
    this.#notifications.set(notification.id, notification);
    if (notification.state === 'sending') this.#enqueue(notification);
    if (notification.state === 'retrying')
      this.#retryAt(notification, notification.nextAttemptAt ?? this.#deps.clock.now());
  }

  /**
   * Notifies the merchant of the order's current status: at its `notificationUrl`, or through the gate if the account
   * has ever used it.
   *
   * @returns when the first attempt has succeeded or failed; at once if the order has neither.
   */
  notify({ response }: SimulatedOrder): Promise<void> {
    const { directory } = this.#deps;
    const shop = directory.requireShop(response.merchantId);
    if (!response.notificationUrl && !this.#deps.gate.isUsedBy(shop.accountId)) return Promise.resolve();
    const notification: Notification = {
      id: randomUUID(),
      orderId: response.id,
      merchantId: response.merchantId,
      status: response.status,
      ...(response.notificationUrl ? { url: response.notificationUrl } : {}),
      state: 'sending',
      ...signed(directory.settings.answers === 'minimal' ? leastNotification(response) : response, shop),
      attempts: [],
    };
    this.#notifications.set(notification.id, notification);
    return this.#enqueue(notification);
  }

  /**
   * Sends a notification again now. Its scheduled retry is canceled until the answer arrives.
   *
   * @returns when the attempt has succeeded or failed.
   */
  resend(notification: Notification): Promise<void> {
    this.#retries.get(notification.id)?.();
    this.#retries.delete(notification.id);
    return this.#enqueue(notification);
  }

  /**
   * Sends a monitoring probe: a signed notification with an empty `merchantOrderId` and the id of no order.
   *
   * @returns the result; a probe is not retried.
   */
  async probe(shop: Shop, url: string): Promise<NotificationAttempt> {
    const { clock, directory } = this.#deps;
    const letter = signed({ ...PROBE, merchantId: shop.merchantId }, shop);
    const at = clock.now();
    return { at, ...(await deliver({ ...letter, url }, directory.settings.durations.notificationAnswer)) };
  }

  #enqueue(notification: Notification): Promise<void> {
    const { orderId } = notification;
    notification.state = 'sending';
    const previous = this.#lastOfOrder.get(orderId);
    const sent = previous ? previous.then(() => this.#attempt(notification)) : this.#attempt(notification);
    this.#lastOfOrder.set(orderId, sent);
    void sent.finally(() => {
      if (this.#lastOfOrder.get(orderId) === sent) this.#lastOfOrder.delete(orderId);
    });
    this.#deps.clock.track(sent);
    return sent;
  }

  async #attempt(notification: Notification): Promise<void> {
    const at = this.#deps.clock.now();
    const attempt = { at, ...(await this.#send(notification)) };
    // A reset or a restored snapshot has deleted it, together with its order.
    if (this.#notifications.get(notification.id) !== notification) return;
    notification.attempts.push(attempt);
    this.#settle(notification, attempt);
    this.#deps.log.add({
      kind: 'notification',
      orderId: notification.orderId,
      status: notification.status,
      url: notification.url ?? 'gate',
      outcome: notification.state,
    });
  }

  #send(notification: Notification): Promise<Delivery> {
    const { directory, gate } = this.#deps;
    const timeoutMs = directory.settings.durations.notificationAnswer;
    const { url, body, merchantId } = notification;
    if (url !== undefined) return deliver({ ...notification, url }, timeoutMs);
    return gate.notify(directory.requireShop(merchantId).accountId, JSON.parse(body), timeoutMs);
  }

  #settle(notification: Notification, { answer }: NotificationAttempt): void {
    if (answer?.status === 'success') {
      notification.state = 'delivered';
    } else if (answer && answer.code !== 'out_of_service') {
      notification.state = 'refused';
      if (answer.code === 'shipping_unavailable') {
        this.#deps.onShippingUnavailable(notification.orderId, answer.message ?? '');
      }
    } else {
      this.#planRetry(notification);
    }
  }

  #planRetry(notification: Notification): void {
    const offset = RETRY_OFFSETS_MS[notification.attempts.length - 1];
    const [first] = notification.attempts;
    if (offset === undefined || !first) {
      notification.state = 'failed';
      return;
    }
    notification.state = 'retrying';
    this.#retryAt(notification, first.at + offset);
  }

  #retryAt(notification: Notification, at: number): void {
    const { clock } = this.#deps;
    notification.nextAttemptAt = at;
    const cancel = clock.schedule(at - clock.now(), () => {
      this.#retries.delete(notification.id);
      void this.#enqueue(notification);
    });
    this.#retries.set(notification.id, cancel);
  }
}

/** The fields of a probe except the shop (docs/http-api.md, Notification). */
const PROBE = {
  id: PROBE_ORDER_ID,
  merchantOrderId: '',
  status: 'completed',
  amount: 0,
  vatAmount: 0,
  currencyId: 'RUB',
} as const;

function signed(order: object, { signingKey, signatureAlgorithm }: Shop) {
  const body = JSON.stringify(order);
  return { body, signature: signBody(body, signingKey, signatureAlgorithm) };
}
