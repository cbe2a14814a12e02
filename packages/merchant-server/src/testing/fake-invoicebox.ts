import { randomUUID } from 'node:crypto';
import {
  chooseSurvivor,
  type Ensured,
  hasMoney,
  InvoiceboxApiError,
  type KnownOrder,
  type OrderNumber,
  type SettledOrders,
} from '@invoicebox/invoicebox-api';
import {
  type BasketItem,
  type CreateOrderRequest,
  type CreateRefundRequest,
  type CreateShipmentRequest,
  checkOrder,
  type OrderResponse,
  type OrderStatus,
  type ReceivedOrder,
  type ReceivedRefundLine,
  type ReceivedShipment,
  type RefundResponse,
  type ShipmentResponse,
  withCustomerType,
} from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles, roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import type { JobClient } from '../orders/job-handlers.js';

export function apiError(code: string, httpStatus: number, effect: 'none' | 'unknown' = 'none'): InvoiceboxApiError {
  return new InvoiceboxApiError(`Refused with ${code}.`, { code, httpStatus, effect });
}

/** What happens to a call: it is refused before it takes effect, or its answer is lost afterwards. */
export type Fault = InvoiceboxApiError | 'lost';

const NOON_TEXT = '2026-11-21T12:00:00+00:00';

const sumOf = (items: readonly BasketItem[]) =>
  items.reduce((sum, { totalAmount }) => sum + kopecksFromRoubles(totalAmount), 0);

const wrongStatus = () => apiError('wrong_order_status', 422);

/** A fake of Invoicebox's client: takes orders, payments and refunds, or fails as a test sets it. */
export class FakeInvoicebox implements JobClient {
  readonly #now: (() => number) | undefined;
  readonly requests: Array<{ request: CreateOrderRequest; isFirstAttempt: boolean }> = [];
  /** Faults of the next calls that create orders, in order. */
  readonly failures: Fault[] = [];
  /** Decides about a fault of every other call; none by default. */
  fault: (call: string) => Fault | undefined = () => undefined;
  /** The orders by their numbers, the newest of each. */
  readonly orders = new Map<string, OrderResponse>();
  /** All orders by Invoicebox's ids. */
  readonly byId = new Map<string, OrderResponse>();
  readonly shipments: ShipmentResponse[] = [];
  /** The shipments that took what was held, by order. */
  readonly #captures = new Map<string, ShipmentResponse>();
  readonly refunds: RefundResponse[] = [];
  /** Look-ups of surplus orders, oldest first. */
  readonly settled: Array<{ number: string } & KnownOrder> = [];
  /** Ids of the orders that calls have canceled, in order. */
  readonly canceled: string[] = [];
  /** Told of every change of an order's status, as production notifies. */
  onChange: (order: OrderResponse) => void = () => undefined;
  /** Whether the notification of a partly shipped hold has the shipped sum instead of the whole one. */
  tellsCapturedSum = false;

  /** @param now with it every order is checked as production checks it: date, dictionaries, every sum. */
  constructor(now?: () => number) {
    this.#now = now;
  }

  async ensureOrder(request: CreateOrderRequest, isFirstAttempt: boolean): Promise<Ensured<ReceivedOrder>> {
    this.requests.push({ request, isFirstAttempt });
    const failure = this.failures.shift() ?? this.fault('ensureOrder');
    if (failure instanceof InvoiceboxApiError) throw failure;
    const known = isFirstAttempt ? undefined : this.orders.get(request.merchantOrderId);
    const made = known ?? this.addOrder(request);
    if (failure === 'lost') throw apiError('timeout', 0, 'unknown');
    return { made, uncertain: !isFirstAttempt };
  }

  async settleDuplicates({ merchantOrderId: number }: OrderNumber, known: KnownOrder = {}): Promise<SettledOrders> {
    return this.#call('settleDuplicates', () => {
      this.settled.push({ number, ...known });
      const all = [...this.byId.values()].filter(({ merchantOrderId }) => merchantOrderId === number);
      const { survivor, surplus, paidTwice } = chooseSurvivor(all, known.keepId);
      const unwanted = known.keepNone && survivor && !hasMoney(survivor) ? [survivor, ...surplus] : surplus;
      const canceled = unwanted.map(({ id }) => this.change(id, 'canceled'));
      return { survivor: survivor && this.#live(survivor.id), canceled, paidTwice };
    });
  }

  async getOrder(id: string): Promise<OrderResponse> {
    return this.#call('getOrder', () => this.require(id));
  }

  async cancelOrder(id: string): Promise<OrderResponse> {
    return this.#call('cancelOrder', () => {
      const { status } = this.require(id);
      if (status !== 'created' && status !== 'hold') throw wrongStatus();
      this.canceled.push(id);
      return this.change(id, 'canceled');
    });
  }

  async ensureShipment(
    request: CreateShipmentRequest & { documentNumber: string },
  ): Promise<Ensured<ReceivedShipment>> {
    return this.#call('ensureShipment', () => {
      const known = this.shipments.find(({ documentNumber }) => documentNumber === request.documentNumber);
      const made = known ?? this.#ship(request);
      return { made: { ...made, id: String(made.id) }, uncertain: false };
    });
  }

  async ensureRefund(request: CreateRefundRequest): Promise<Ensured<RefundResponse>> {
    return this.#call('ensureRefund', () => {
      const known = this.refunds.find(({ merchantOrderId }) => merchantOrderId === request.merchantOrderId);
      return { made: known ?? this.#refund(request), uncertain: false };
    });
  }

  async getRefundBasket(orderId: string): Promise<ReceivedRefundLine[]> {
    return this.#call('getRefundBasket', () => {
      const [first] = this.require(orderId).basketItems;
      if (!first) return [];
      return [{ ...first, availableAmount: roublesFromKopecks(this.refundable(orderId)), availableVatAmount: 0 }];
    });
  }

  async listRefunds(list: { where?: Record<string, unknown> } = {}) {
    return this.#call('listRefunds', () => {
      const { merchantOrderId } = list.where ?? {};
      const items = this.refunds.filter((refund) => refund.merchantOrderId === merchantOrderId);
      return { items, unreadable: [], totalCount: items.length };
    });
  }

  /** What the buyer has paid of an order and has not got back, in kopecks. */
  refundable(id: string): number {
    const paid = this.paid(id);
    const back = this.refunds.filter(({ parentId }) => parentId === id);
    return paid - back.reduce((sum, { amount }) => sum + kopecksFromRoubles(amount), 0);
  }

  /** What Invoicebox has taken of the buyer for an order, in kopecks. */
  paid(id: string): number {
    const { status, amount } = this.require(id);
    if (status !== 'completed') return 0;
    const captured = this.#captures.get(id);
    return captured ? kopecksFromRoubles(captured.amount) : kopecksFromRoubles(amount);
  }

  /** Says that all refunds are back at their buyers. */
  completeRefunds(): void {
    this.refunds.forEach((refund, index) => {
      this.refunds[index] = { ...refund, status: 'completed' };
    });
  }

  /** Makes an order, a second one of its number too. */
  addOrder(request: CreateOrderRequest): OrderResponse {
    const problem = this.#now && checkOrder(request, this.#now());
    if (problem) throw apiError(problem.code, 422);
    const id = randomUUID();
    const orderContainerId = request.orderContainerId ?? randomUUID();
    const order: OrderResponse = {
      ...request,
      customer: withCustomerType(request.customer),
      id,
      orderContainerId,
      status: 'created',
      subtype: 'order',
      createdAt: NOON_TEXT,
      paymentUrl: `https://pay.example/pay/${orderContainerId}`,
    };
    this.orders.set(request.merchantOrderId, order);
    this.byId.set(id, order);
    return order;
  }

  /** Changes the status of an order and reports it. */
  change(id: string, status: OrderStatus): OrderResponse {
    const changed = { ...this.require(id), status };
    this.byId.set(id, changed);
    if (this.orders.get(changed.merchantOrderId)?.id === id) this.orders.set(changed.merchantOrderId, changed);
    const sum = status === 'completed' && this.tellsCapturedSum ? roublesFromKopecks(this.paid(id)) : changed.amount;
    this.onChange({ ...changed, amount: sum });
    return changed;
  }

  require(id: string): OrderResponse {
    const order = this.byId.get(id);
    if (!order) throw apiError('not_found', 404);
    return order;
  }

  #live(id: string): OrderResponse | undefined {
    const order = this.require(id);
    return order.status === 'canceled' || order.status === 'expired' ? undefined : order;
  }

  #ship(request: CreateShipmentRequest): ShipmentResponse {
    const { status, merchantId, amount } = this.require(request.orderId);
    if (status !== 'completed' && status !== 'hold') throw wrongStatus();
    const shipped = sumOf(request.basketItems);
    if (shipped > kopecksFromRoubles(amount)) throw apiError('wrong_basket_item_total_amount', 422);
    if (this.shipments.some(({ orderId, final }) => orderId === request.orderId && final)) throw wrongStatus();
    const shipment: ShipmentResponse = {
      ...request,
      id: this.shipments.length + 1,
      merchantId,
      status: 'pending',
      type: 'shipment',
      amount: roublesFromKopecks(shipped),
      vatAmount: 0,
      createdAt: NOON_TEXT,
    };
    this.shipments.push(shipment);
    // On a payment `final` releases nothing.
    if (status === 'hold' && request.final) {
      this.#captures.set(request.orderId, shipment);
      this.change(request.orderId, 'completed');
    }
    return shipment;
  }

  #refund(request: CreateRefundRequest): RefundResponse {
    const { status, merchantId, currencyId } = this.require(request.parentId);
    if (status !== 'completed') throw wrongStatus();
    if (sumOf(request.basketItems) !== kopecksFromRoubles(request.amount)) throw apiError('wrong_total_amount', 422);
    if (kopecksFromRoubles(request.amount) > this.refundable(request.parentId)) {
      throw apiError('wrong_basket_item_total_amount', 422);
    }
    const refund: RefundResponse = {
      ...request,
      id: randomUUID(),
      merchantId,
      currencyId,
      status: 'created',
      createdAt: NOON_TEXT,
    };
    this.refunds.push(refund);
    return refund;
  }

  #call<Answer>(name: string, answer: () => Answer): Answer {
    const fault = this.fault(name);
    if (fault instanceof InvoiceboxApiError) throw fault;
    const result = answer();
    if (fault === 'lost') throw apiError('timeout', 0, 'unknown');
    return result;
  }
}
