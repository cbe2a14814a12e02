import type { CreateShipmentRequest, OrderStatus } from '@invoicebox/invoicebox-api/contract';
import type { DocumentDelivery } from '../../shared/index.js';
import { ApiError } from '../api-error.js';
import { isPayable, type SimulatedOrder } from '../records/simulated-order.js';
import type { OrderLifecycle } from './order-lifecycle.js';
import type { Shipments, SimulatedShipment } from './shipments.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** Payment of invoices, and capture and release of holds (docs/simulator.md, Payment). */
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
   * @returns when the first attempt to notify each merchant has succeeded or failed.
   * @throws ApiError `wrong_order_status` if nothing is left to pay; so do the other methods.
   */
  pay(containerId: string): Promise<void> {
    return this.#settle(containerId, 'completed', 'paid');
  }

  /**
   * Pays every open order of a container by a guaranteed payment: the money is held until shipment or expiry.
   *
   * @param payerId the payer, for a payment by code.
   */
  hold(containerId: string, payerId?: string): Promise<void> {
    const { clock, directory } = this.#deps;
    return this.#settle(containerId, 'hold', payerId === undefined ? 'guaranteed' : 'code', (order) => {
      order.heldUntil = clock.now() + directory.settings.durations.hold;
      if (payerId !== undefined) order.payerId = payerId;
    });
  }

  /** Cancels every open order of a container, as a buyer who declines. */
  decline(containerId: string): Promise<void> {
    return this.#settle(containerId, 'canceled', 'declined');
  }

  /** Expires every open order of a container now. */
  expire(containerId: string): Promise<void> {
    return this.#settle(containerId, 'expired', 'control');
  }

  /** Sets how the buyer of a container receives the closing documents. */
  chooseDelivery(containerId: string, delivery: DocumentDelivery): void {
    for (const order of this.#deps.book.inContainer(containerId)) order.documentDelivery = delivery;
  }

  /** Unpaid orders of a container. */
  openOrders(containerId: string): SimulatedOrder[] {
    const open = this.#deps.book.inContainer(containerId).filter(isPayable);
    if (open.length > 0) return open;
    throw new ApiError('wrong_order_status', `The invoice ${containerId} has no order that waits for payment.`);
  }

  /**
   * Cancels an unpaid order, or one on hold of which nothing was shipped; the whole hold is released.
   *
   * @throws ApiError `wrong_order_status` for an order that is paid, partly shipped or ended.
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

  /** Records a shipment. On a hold it captures the shipped part; the last shipment releases the rest. */
  ship(order: SimulatedOrder, request: CreateShipmentRequest): SimulatedShipment {
    const shipment = this.#shipments.create(order, request);
    if (order.response.status !== 'hold') return shipment;
    if (this.#shipments.hasFinal(order) || this.#shipments.isWhole(order)) this.#capture(order, 'shipped');
    return shipment;
  }

  /** Ends an expired hold: the shipped part is captured, the rest is released. */
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
