import type { OrderStatus } from '@invoicebox/invoicebox-api/contract';
import type { InvoiceStatus } from '../../shared/index.js';
import { isPayable, type SimulatedOrder } from './simulated-order.js';

function append<Key>(index: Map<Key, SimulatedOrder[]>, key: Key, order: SimulatedOrder): void {
  const known = index.get(key);
  if (known) known.push(order);
  else index.set(key, [order]);
}

/** All orders, indexed by id, container and the merchant's number. */
export class OrderBook {
  readonly #orders = new Map<string, SimulatedOrder>();
  readonly #containers = new Map<string, SimulatedOrder[]>();
  readonly #byNumber = new Map<string, SimulatedOrder[]>();

  /** All orders, oldest first. */
  get all(): readonly SimulatedOrder[] {
    return [...this.#orders.values()];
  }

  add(order: SimulatedOrder): void {
    const { id, orderContainerId, merchantOrderId } = order.response;
    this.#orders.set(id, order);
    append(this.#containers, orderContainerId, order);
    append(this.#byNumber, merchantOrderId, order);
  }

  clear(): void {
    this.#orders.clear();
    this.#containers.clear();
    this.#byNumber.clear();
  }

  /** An order of any account. */
  find(id: string): SimulatedOrder | undefined {
    return this.#orders.get(id);
  }

  /** The orders of a container, oldest first; empty for an unknown one. */
  inContainer(containerId: string): readonly SimulatedOrder[] {
    return this.#containers.get(containerId) ?? [];
  }

  /** Orders of any account with a merchant's number, oldest first. */
  numbered(merchantOrderId: string): readonly SimulatedOrder[] {
    return this.#byNumber.get(merchantOrderId) ?? [];
  }

  /** The status of a container as a whole: payable while any of its orders is. */
  invoiceStatus(containerId: string): InvoiceStatus {
    const orders = this.inContainer(containerId);
    const has = (status: OrderStatus) => orders.some(({ response }) => response.status === status);
    if (orders.some(isPayable)) return 'payable';
    if (has('completed')) return 'completed';
    if (has('hold')) return 'hold';
    return has('expired') ? 'expired' : 'canceled';
  }
}
