import { formatDateTime, type OrderStatus, parseDateTime } from '@invoicebox/invoicebox-api/contract';
import type { SimulatedOrder } from '../records/simulated-order.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** Statuses of orders and the times at which they change by themselves. */
export class OrderLifecycle {
  readonly #deps: SimulatorDeps;
  readonly #onDue: (order: SimulatedOrder) => void;
  readonly #timers = new Map<string, () => void>();

  /** @param onDue called when an order's time to be paid, or its guaranteed payment, runs out. */
  constructor(deps: SimulatorDeps, onDue: (order: SimulatedOrder) => void) {
    this.#deps = deps;
    this.#onDue = onDue;
  }

  /**
   * Gives an order another status and tells its merchant.
   *
   * @param cause who or what changed it, for the log.
   * @returns when the merchant has answered or failed once.
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

  /** Follows the time of an order as it stands now. */
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

  /** Follows no order any more. */
  clear(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #dueAt({ response, heldUntil }: SimulatedOrder): number | undefined {
    if (response.status === 'created') return parseDateTime(response.expirationDate);
    return response.status === 'hold' ? heldUntil : undefined;
  }
}
