import type { CreateShipmentRequest, OrderStatus } from '@invoicebox/invoicebox-api/contract';
import type { DocumentDelivery } from '../../contract/index.js';
import { ApiError } from '../api-error.js';
import { isPayable, type SimulatedOrder } from '../records/simulated-order.js';
import type { OrderLifecycle } from './order-lifecycle.js';
import type { Shipments, SimulatedShipment } from './shipments.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** What buyers do with invoices, and what becomes of guaranteed payments (docs/simulator.md, Payment). */
export class Payments {
  readonly #deps: SimulatorDeps;
  readonly #lifecycle: OrderLifecycle;
  readonly #shipments: Shipments;

  constructor(deps: SimulatorDeps, lifecycle: OrderLifecycle, shipments: Shipments) {
    this.#deps = deps;
    this.#lifecycle = lifecycle;
    this.#shipments = shipments;
  }

  /**
   * Pays every open order of a container.
   *
   * @returns when each merchant has answered or failed once.
   * @throws ApiError `wrong_order_status` if nothing is left to pay; the others of this class likewise.
   */
  pay(containerId: string): Promise<void> {
    return this.#settle(containerId, 'completed', 'paid');
  }

  /**
   * Guarantees the payment of every open order of a container: the money is held until it is shipped or runs out.
   *
   * @param payerId who paid by code, where it was so.
   */
  hold(containerId: string, payerId?: string): Promise<void> {
    const { clock, directory } = this.#deps;
    return this.#settle(containerId, 'hold', payerId === undefined ? 'guaranteed' : 'code', (order) => {
      order.heldUntil = clock.now() + directory.settings.durations.hold;
      if (payerId !== undefined) order.payerId = payerId;
    });
  }

  /** Gives up every open order of a container, as a buyer who declines. */
  decline(containerId: string): Promise<void> {
    return this.#settle(containerId, 'canceled', 'declined');
  }

  /** Lets the time of every open order of a container run out now. */
  expire(containerId: string): Promise<void> {
    return this.#settle(containerId, 'expired', 'control');
  }

  /** Remembers how the buyer of a container wants the closing documents. */
  chooseDelivery(containerId: string, delivery: DocumentDelivery): void {
    for (const order of this.#deps.book.inContainer(containerId)) order.documentDelivery = delivery;
  }

  /** What is still to be paid of a container. */
  openOrders(containerId: string): SimulatedOrder[] {
    const open = this.#deps.book.inContainer(containerId).filter(isPayable);
    if (open.length > 0) return open;
    throw new ApiError('wrong_order_status', `The invoice ${containerId} has no order that waits for payment.`);
  }

  /**
   * Cancels an order before its payment, or a guaranteed payment of which nothing was shipped: all of it goes back.
   *
   * @throws ApiError `wrong_order_status` for an order that is paid, shipped in part or over.
   */
  cancel(order: SimulatedOrder, cause: string): Promise<void> {
    const { status, id } = order.response;
    const untouchedHold = status === 'hold' && this.#shipments.shippedLines(id).length === 0;
    if (status === 'created' || untouchedHold) return this.#lifecycle.change(order, 'canceled', cause);
    throw new ApiError(
      'wrong_order_status',
      `The order is ${status}: only an unpaid one, or a hold of which nothing was shipped, is canceled.`,
    );
  }

  /** Records a shipment; of a guaranteed payment it captures its part, and the last one releases what is left. */
  ship(order: SimulatedOrder, request: CreateShipmentRequest): SimulatedShipment {
    const shipment = this.#shipments.create(order, request);
    if (order.response.status !== 'hold') return shipment;
    if (this.#shipments.hasFinal(order) || this.#shipments.isWhole(order)) this.#capture(order, 'shipped');
    return shipment;
  }

  /** Ends a guaranteed payment whose time has run out: the shipped part is paid, the rest goes back. */
  endHold(order: SimulatedOrder): void {
    if (this.#shipments.shippedLines(order.response.id).length > 0) this.#capture(order, 'time');
    else void this.#lifecycle.change(order, 'expired', 'time');
  }

  #capture(order: SimulatedOrder, cause: string): void {
    if (!this.#shipments.isWhole(order)) order.capturedOnly = true;
    void this.#lifecycle.change(order, 'completed', cause);
  }

  async #settle(
    containerId: string,
    status: OrderStatus,
    cause: string,
    prepare: (order: SimulatedOrder) => void = () => undefined,
  ): Promise<void> {
    const open = this.openOrders(containerId);
    await Promise.all(
      open.map((order) => {
        prepare(order);
        return this.#lifecycle.change(order, status, cause);
      }),
    );
  }
}
