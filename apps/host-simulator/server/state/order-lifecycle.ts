import { formatDateTime, type OrderStatus, parseDateTime } from '@invoicebox/invoicebox-api/contract';
import type { SimulatedOrder } from '../records/simulated-order.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** Status changes of orders, including those by timeout. */
export class OrderLifecycle {
  readonly #deps: SimulatorDeps;
  readonly #onDue: (order: SimulatedOrder) => void;
  readonly #timers = new Map<string, () => void>();

  /** @param onDue called when an order's time to pay, or its hold, expires. */
  constructor(deps: SimulatorDeps, onDue: (order: SimulatedOrder) => void) {
    this.#deps = deps;
    this.#onDue = onDue;
  }

  /**
   * Changes an order's status and notifies its merchant.
   *
   * @param cause who or what caused the change, for the log.
   * @returns when the first attempt to notify the merchant has succeeded or failed.
   */
  change(order: SimulatedOrder, status: OrderStatus, cause: string): Promise<void> {
    const { clock, log, notifier } = this.#deps;
    const { paidAt: _, ...response } = order.response;
    const paid = status === 'completed' ? { paidAt: formatDateTime(clock.now()) } : {};
    order.response = { ...response, status, processingStatus: status, ...paid };
    log.add({ kind: 'order', orderId: response.id, status, cause });
    this.watch(order);
    return notifier.notify(order);
  }

  /** Schedules the expiry of an order in its current status. */
  watch(order: SimulatedOrder): void {
    const { id } = order.response;
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    const dueAt = this.#dueAt(order);
    if (dueAt === undefined) return;
    const cancel = this.#deps.clock.schedule(dueAt - this.#deps.clock.now(), () => {
      this.#timers.delete(id);
      this.#onDue(order);
    });
    this.#timers.set(id, cancel);
  }

  /** Cancels all timers. */
  clear(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #dueAt({ response, heldUntil }: SimulatedOrder): number | undefined {
    if (response.status === 'created') return parseDateTime(response.expirationDate);
    return response.status === 'hold' ? heldUntil : undefined;
  }
}
