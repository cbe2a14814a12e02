import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type CreateOrderRequest,
  checkOrder,
  formatDateTime,
  type OrderResponse,
  type OrderStatus,
  parseDateTime,
} from '@invoicebox/invoicebox-api';
import type { InvoiceStatus } from '../../contract/index.js';
import { ApiError } from '../api-error.js';
import { Notifier } from '../notifications/notifier.js';
import { EventLog } from './event-log.js';
import type { Shop } from './shops.js';
import { isPayable, type SimulatedOrder } from './simulated-order.js';

/** What the simulator is told from outside. */
export interface SimulatorOptions {
  clock: Clock;
  /** Origin of the payment page, without a slash at the end. */
  paymentPageOrigin: string;
}

/** Invoicebox's state: orders in containers, and what became of them. */
export class Simulator {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly notifier: Notifier;
  readonly #paymentPageOrigin: string;
  readonly #orders = new Map<string, SimulatedOrder>();
  readonly #containers = new Map<string, SimulatedOrder[]>();
  readonly #ordersByNumber = new Map<string, SimulatedOrder[]>();
  readonly #expiryTimers = new Map<string, () => void>();

  constructor(options: SimulatorOptions) {
    this.clock = options.clock;
    this.#paymentPageOrigin = options.paymentPageOrigin;
    this.log = new EventLog(options.clock);
    this.notifier = new Notifier(options.clock, this.log);
  }

  /** All orders, oldest first. */
  get orders(): readonly SimulatedOrder[] {
    return [...this.#orders.values()];
  }

  /** Forgets all orders, notifications and the log. */
  reset(): void {
    for (const cancel of this.#expiryTimers.values()) cancel();
    this.#expiryTimers.clear();
    this.#orders.clear();
    this.#containers.clear();
    this.#ordersByNumber.clear();
    this.notifier.clear();
    this.log.clear();
  }

  /**
   * Makes an order.
   *
   * @param request keeps the contract's shape already.
   * @throws ApiError with the code of the first sum, date, dictionary or state that is wrong.
   */
  createOrder(shop: Shop, request: CreateOrderRequest): SimulatedOrder {
    const problem = checkOrder(request, this.clock.now());
    if (problem) throw new ApiError(problem.code, problem.message, problem.fields);
    this.#requireOpenContainer(request.orderContainerId);
    this.#requireNewNumber(shop, request.merchantOrderId);
    const order: SimulatedOrder = { shop, response: this.#newResponse(request), shippingUnavailable: undefined };
    this.#store(order);
    this.log.add({ kind: 'order', orderId: order.response.id, status: 'created', cause: 'api' });
    this.#watchExpiry(order);
    return order;
  }

  #store(order: SimulatedOrder): void {
    const { id, orderContainerId, merchantOrderId } = order.response;
    this.#orders.set(id, order);
    this.#containers.set(orderContainerId, [...this.ordersOf(orderContainerId), order]);
    this.#ordersByNumber.set(merchantOrderId, [...this.ordersNumbered(merchantOrderId), order]);
  }

  #newResponse(request: CreateOrderRequest): OrderResponse {
    const orderContainerId = request.orderContainerId ?? randomUUID();
    const { customer, expirationDate } = request;
    return {
      ...request,
      customer: { ...customer, type: customer.type ?? (customer.vatNumber ? 'legal' : 'private') },
      expirationDate: formatDateTime(parseDateTime(expirationDate) ?? this.clock.now()),
      id: randomUUID(),
      orderContainerId,
      status: 'created',
      subtype: 'order',
      processingStatus: 'created',
      createdAt: formatDateTime(this.clock.now()),
      paymentUrl: `${this.#paymentPageOrigin}/pay/${orderContainerId}`,
      fileIds: [],
      processable: request.processable ?? true,
    };
  }

  #requireOpenContainer(containerId: string | undefined): void {
    if (containerId === undefined) return;
    const field = { name: 'orderContainerId', code: 'not_found', message: `There is no container ${containerId}.` };
    if (this.ordersOf(containerId).length === 0) throw new ApiError('not_found', field.message, [field]);
    if (this.invoiceStatus(containerId) !== 'payable') {
      throw new ApiError('wrong_order_status', `The container ${containerId} is no longer open: make a new order.`);
    }
  }

  #requireNewNumber(shop: Shop, merchantOrderId: string): void {
    if (!shop.uniqueMerchantOrderIds) return;
    const taken = this.ordersNumbered(merchantOrderId).some((order) => order.shop === shop);
    if (!taken) return;
    const message = `The shop already has an order «${merchantOrderId}»: expected a new number.`;
    const code = 'merchant_order_id_duplicate';
    throw new ApiError(code, message, [{ name: 'merchantOrderId', code, message }]);
  }

  /** One order, whoever's it is. */
  findOrder(id: string): SimulatedOrder | undefined {
    return this.#orders.get(id);
  }

  /** The orders of a container, oldest first; none for an unknown one. */
  ordersOf(containerId: string): readonly SimulatedOrder[] {
    return this.#containers.get(containerId) ?? [];
  }

  /** The orders that carry a merchant's number, whoever's they are, oldest first. */
  ordersNumbered(merchantOrderId: string): readonly SimulatedOrder[] {
    return this.#ordersByNumber.get(merchantOrderId) ?? [];
  }

  /** How a container stands: payable while any of its orders is. */
  invoiceStatus(containerId: string): InvoiceStatus {
    const orders = this.ordersOf(containerId);
    const has = (status: OrderStatus) => orders.some(({ response }) => response.status === status);
    if (orders.some(isPayable)) return 'payable';
    if (has('completed')) return 'completed';
    if (has('hold')) return 'hold';
    return has('expired') ? 'expired' : 'canceled';
  }

  /**
   * Cancels an order that is not paid.
   *
   * @throws ApiError `wrong_order_status` for an order that is paid or over.
   */
  cancelOrder(order: SimulatedOrder, cause: string): Promise<void> {
    if (!isPayable(order)) {
      throw new ApiError(
        'wrong_order_status',
        `The order is ${order.response.status}: only an unpaid one is canceled.`,
      );
    }
    return this.#setStatus(order, 'canceled', cause);
  }

  /**
   * Pays every open order of a container.
   *
   * @returns when each merchant has answered or failed once.
   * @throws ApiError `wrong_order_status` if nothing is left to pay.
   */
  async payContainer(containerId: string): Promise<void> {
    await this.#settleContainer(containerId, 'completed', 'paid');
  }

  /**
   * Gives up every open order of a container, as a buyer who declines.
   *
   * @returns when each merchant has answered or failed once.
   * @throws ApiError `wrong_order_status` if nothing is left to decline.
   */
  async declineContainer(containerId: string): Promise<void> {
    await this.#settleContainer(containerId, 'canceled', 'declined');
  }

  async #settleContainer(containerId: string, status: OrderStatus, cause: string): Promise<void> {
    const open = this.ordersOf(containerId).filter(isPayable);
    if (open.length === 0) {
      throw new ApiError('wrong_order_status', `The invoice ${containerId} has no order that waits for payment.`);
    }
    await Promise.all(open.map((order) => this.#setStatus(order, status, cause)));
  }

  #setStatus(order: SimulatedOrder, status: OrderStatus, cause: string): Promise<void> {
    this.#expiryTimers.get(order.response.id)?.();
    this.#expiryTimers.delete(order.response.id);
    const paid = status === 'completed' ? { paidAt: formatDateTime(this.clock.now()) } : {};
    order.response = { ...order.response, status, processingStatus: status, ...paid };
    this.log.add({ kind: 'order', orderId: order.response.id, status, cause });
    return this.notifier.notify(order);
  }

  #watchExpiry(order: SimulatedOrder): void {
    const { id, expirationDate } = order.response;
    const delay = (parseDateTime(expirationDate) ?? 0) - this.clock.now();
    const cancel = this.clock.schedule(delay, () => {
      if (isPayable(order)) void this.#setStatus(order, 'expired', 'time');
    });
    this.#expiryTimers.set(id, cancel);
  }
}
