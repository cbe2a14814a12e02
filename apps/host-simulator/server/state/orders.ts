import { randomUUID } from 'node:crypto';
import {
  type CheckedOrder,
  type CreateOrderRequest,
  type CreateSubagentOrderRequest,
  checkOrder,
  formatDateTime,
  type OrderResponse,
  type OrderStatus,
  parseDateTime,
  type SetOrderStatusRequest,
  type UpdateOrderRequest,
  withCustomerType,
} from '@invoicebox/invoicebox-api/contract';
import { ApiError } from '../api-error.js';
import type { Account, Shop } from '../records/settings.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import type { OrderLifecycle } from './order-lifecycle.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** Properties of an order that are not in its request. */
export interface OrderOrigin {
  sellerName?: string;
  agentAccountId?: string;
  /** Initial status: `created`, or `completed` for a correction, which is paid from a refund. */
  status?: OrderStatus;
}

/** Orders before payment (docs/http-api.md, Orders). */
export class Orders {
  readonly #deps: SimulatorDeps;
  readonly #lifecycle: OrderLifecycle;

  constructor(deps: SimulatorDeps, lifecycle: OrderLifecycle) {
    this.#deps = deps;
    this.#lifecycle = lifecycle;
  }

  /**
   * The order, if it belongs to the account; orders of others are not found.
   *
   * @throws ApiError `not_found`.
   */
  requireOf(account: Account, id: string): SimulatedOrder {
    const order = this.#deps.book.find(id);
    if (!order || !this.isOf(account, order))
      throw new ApiError('not_found', `There is no order ${id} in this account.`);
    return order;
  }

  /** Whether an order belongs to a shop of the account, or the account created it as an agent. */
  isOf(account: Account, { response, agentAccountId }: SimulatedOrder): boolean {
    return (
      agentAccountId === account.id || this.#deps.directory.findShop(response.merchantId)?.accountId === account.id
    );
  }

  /**
   * The shop that a request names, if it belongs to the account.
   *
   * @throws ApiError `forbidden`.
   */
  requireShopOf(account: Account, merchantId: string): Shop {
    const shop = this.#deps.directory.findShop(merchantId);
    if (shop?.accountId === account.id) return shop;
    throw new ApiError('forbidden', `The token does not belong to the merchant ${merchantId}.`);
  }

  /**
   * Creates an order.
   *
   * @param request already validated by its schema.
   * @throws ApiError with the code of the first invalid sum, date, dictionary value or state.
   */
  create(shop: Shop, request: CreateOrderRequest, origin: OrderOrigin = {}): SimulatedOrder {
    this.#requireGood(request);
    this.#requireOpenContainer(request.orderContainerId);
    this.#requireNewNumber(shop, request.merchantOrderId);
    const { status = 'created', ...rest } = origin;
    const order: SimulatedOrder = { response: this.#newResponse(request, status), ...rest };
    this.#deps.book.add(order);
    this.#deps.log.add({ kind: 'order', orderId: order.response.id, status, cause: 'api' });
    this.#lifecycle.watch(order);
    return order;
  }

  /**
   * Creates an order by an agent on behalf of a shop, identified by its INN.
   *
   * @throws ApiError `forbidden` if the account is no agent, `not_found` for an unknown seller, otherwise as {@link create}.
   */
  createForSeller(agent: Account, { seller, ...request }: CreateSubagentOrderRequest): SimulatedOrder {
    if (!agent.agent) throw new ApiError('forbidden', 'This account is no agent: expected the token of one.');
    const shop = this.#deps.directory.settings.shops.find(({ vatNumber }) => vatNumber === seller.vatNumber);
    if (!shop) {
      const message = `There is no shop with the INN ${seller.vatNumber}.`;
      throw new ApiError('not_found', message, [{ name: 'seller.vatNumber', code: 'not_found', message }]);
    }
    return this.create(shop, { ...request, merchantId: shop.merchantId }, { agentAccountId: agent.id });
  }

  /**
   * Updates an unpaid order.
   *
   * @throws ApiError `wrong_order_status`, or as {@link create} for the updated order.
   */
  update(order: SimulatedOrder, changes: UpdateOrderRequest): void {
    this.#requireUnpaid(order, 'changed');
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const changed: OrderResponse = { ...order.response, ...given };
    this.#requireGood(changed);
    order.response = {
      ...changed,
      customer: withCustomerType(changed.customer),
      expirationDate: this.#normalTime(changed.expirationDate),
    };
    this.#lifecycle.watch(order);
  }

  /**
   * Sets the status of an order with `processable: false`. Setting the same status changes nothing.
   *
   * @throws ApiError `wrong_order_status` for an order that Invoicebox processes.
   */
  setStatus(order: SimulatedOrder, { status }: SetOrderStatusRequest): void {
    if (order.response.processable !== false) {
      throw new ApiError(
        'wrong_order_status',
        'The status is set by payment: only with processable: false is it set so.',
      );
    }
    if (order.response.status !== status) void this.#lifecycle.change(order, status, 'api');
  }

  /**
   * Moves an order to another shop of the account.
   *
   * @throws ApiError `merchant_order_id_duplicate` if that shop already has the number.
   */
  move(order: SimulatedOrder, shop: Shop): void {
    const { merchantId, merchantOrderId } = order.response;
    if (merchantId === shop.merchantId) return;
    this.#requireNewNumber(shop, merchantOrderId);
    order.response = { ...order.response, merchantId: shop.merchantId };
  }

  #requireUnpaid({ response }: SimulatedOrder, what: string): void {
    if (response.status === 'created') return;
    throw new ApiError('wrong_order_status', `The order is ${response.status}: only an unpaid one is ${what}.`);
  }

  #requireGood(order: CheckedOrder): void {
    const problem = checkOrder(order, this.#deps.clock.now());
    if (problem) throw new ApiError(problem.code, problem.message, problem.fields);
  }

  #normalTime(text: string): string {
    return formatDateTime(parseDateTime(text) ?? this.#deps.clock.now());
  }

  #newResponse(request: CreateOrderRequest, status: OrderStatus): OrderResponse {
    const now = formatDateTime(this.#deps.clock.now());
    const orderContainerId = request.orderContainerId ?? randomUUID();
    return {
      ...request,
      customer: withCustomerType(request.customer),
      expirationDate: this.#normalTime(request.expirationDate),
      id: randomUUID(),
      orderContainerId,
      status,
      subtype: 'order',
      processingStatus: status,
      createdAt: now,
      ...(status === 'completed' ? { paidAt: now } : {}),
      paymentUrl: `${this.#deps.publicOrigin}/pay/${encodeURIComponent(orderContainerId)}`,
      fileIds: [],
      processable: request.processable ?? true,
    };
  }

  #requireOpenContainer(containerId: string | undefined): void {
    if (containerId === undefined) return;
    const { book } = this.#deps;
    const field = { name: 'orderContainerId', code: 'not_found', message: `There is no container ${containerId}.` };
    if (book.inContainer(containerId).length === 0) throw new ApiError('not_found', field.message, [field]);
    if (book.invoiceStatus(containerId) !== 'payable') {
      throw new ApiError('wrong_order_status', `The container ${containerId} is no longer open: make a new order.`);
    }
  }

  #requireNewNumber(shop: Shop, merchantOrderId: string): void {
    if (!shop.uniqueMerchantOrderIds) return;
    const taken = this.#deps.book
      .numbered(merchantOrderId)
      .some(({ response }) => response.merchantId === shop.merchantId);
    if (!taken) return;
    const message = `The shop already has an order «${merchantOrderId}»: expected a new number.`;
    const code = 'merchant_order_id_duplicate';
    throw new ApiError(code, message, [{ name: 'merchantOrderId', code, message }]);
  }
}
