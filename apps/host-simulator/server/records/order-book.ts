import type { OrderStatus } from '@invoicebox/invoicebox-api/contract';
import type { InvoiceStatus } from '../../contract/index.js';
import { isPayable, type SimulatedOrder } from './simulated-order.js';

function append<Key>(index: Map<Key, SimulatedOrder[]>, key: Key, order: SimulatedOrder): void {
  const known = index.get(key);
  if (known) known.push(order);
  else index.set(key, [order]);
}

/** Every order, by its id, its container and its merchant's number. */
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

  /** One order, whoever's it is. */
  find(id: string): SimulatedOrder | undefined {
    return this.#orders.get(id);
  }

  /** The orders of a container, oldest first; none for an unknown one. */
  inContainer(containerId: string): readonly SimulatedOrder[] {
    return this.#containers.get(containerId) ?? [];
  }

  /** The orders that carry a merchant's number, whoever's they are, oldest first. */
  numbered(merchantOrderId: string): readonly SimulatedOrder[] {
    return this.#byNumber.get(merchantOrderId) ?? [];
  }

  /** How a container stands: payable while any of its orders is. */
  invoiceStatus(containerId: string): InvoiceStatus {
    const orders = this.inContainer(containerId);
    const has = (status: OrderStatus) => orders.some(({ response }) => response.status === status);
    if (orders.some(isPayable)) return 'payable';
    if (has('completed')) return 'completed';
    if (has('hold')) return 'hold';
    return has('expired') ? 'expired' : 'canceled';
  }
}
