import { type Clock, systemClock } from '../clock.js';
import type { Auth } from '../contract/auth.js';
import type { AnswerOf, CallName, ListRequestOf } from '../contract/calls.js';
import type { Counterparty } from '../contract/counterparty.js';
import type { Page } from '../contract/lists/select-page.js';
import type {
  CreateCorrectionOrderRequest,
  CreateOrderRequest,
  CreateSubagentOrderRequest,
  MoveOrderRequest,
  OrderResponse,
  SetOrderStatusRequest,
  UpdateOrderRequest,
} from '../contract/order.js';
import type {
  PayActionResponse,
  PayByCodeRequest,
  PaymentActionRequest,
  SendCodeActionResponse,
  ValidateActionResponse,
} from '../contract/payment-action.js';
import type { CreateRefundRequest, RefundBasketItem, RefundResponse } from '../contract/refund.js';
import type { CreateShipmentRequest, ShipmentResponse } from '../contract/shipment.js';
import type { CircuitOptions } from './circuit.js';
import { chooseSurvivor, hasMoney, isLive } from './duplicates.js';
import { type Ensured, ensureWrite, type LookedUpWrite } from './ensure.js';
import { InvoiceboxApiError } from './errors.js';
import type { ClientHooks } from './hooks.js';
import { MemoryRateLimiter, type RateLimiter } from './rate-limiter.js';
import { type HttpSender, sendHttp } from './send-http.js';
import { ApiTransport, type CallInput, type CallOptions } from './transport.js';

/** What the client needs to know; only the token has no default. */
export interface InvoiceboxClientOptions {
  /** API token of the shop (docs/http-api.md, General). */
  token: string;
  /** Address with the prefix, without a slash at the end. Production's is the default. */
  baseUrl?: string;
  /** Name of the calling program, `Name/1.0 (...)`. */
  userAgent?: string;
  /** For one request until its answer is read, in milliseconds; 20,000 by default. */
  timeoutMs?: number;
  /** For waits, timeouts and limits; the machine's by default. */
  clock?: Clock;
  /** The account's rate limiter, if several clients or processes share it; one of its own by default. */
  rateLimiter?: RateLimiter;
  /** When nothing is sent because the API is down. */
  circuit?: CircuitOptions;
  /** For logs and traces. */
  hooks?: ClientHooks;
  /** For tests: makes the requests. */
  send?: HttpSender;
  /** For tests: where jitter comes from, 0 to below 1. */
  random?: () => number;
}

/** Result of {@link InvoiceboxClient.settleDuplicates}. */
export interface SettledOrders {
  /** The one that counts; undefined when none is alive. */
  survivor: OrderResponse | undefined;
  /** Unpaid ones that were canceled now. */
  canceled: OrderResponse[];
  /** Others that the buyer has paid as well: money to be returned. */
  paidTwice: OrderResponse[];
}

/** What a merchant knows of an order number. */
export interface KnownOrder {
  /** Invoicebox's id of the order that the buyer was given. */
  keepId?: string | undefined;
  /** The merchant has given the order up: all unpaid ones are canceled. */
  keepNone?: boolean;
}

/** Names the orders of one number. */
export interface OrderNumber {
  merchantOrderId: string;
  merchantId: string;
}

const LOOK_UP_PAGE_SIZE = 100;
/** An order may be paid while it is being canceled: then the orders are looked up again. */
const MAX_SETTLE_ROUNDS = 3;

/**
 * Invoicebox's API with one method a call (docs/http-api.md). Every method throws InvoiceboxApiError whatever the API
 * or the network does.
 *
 * Reads are retried; no method repeats a write by itself. The `ensure` methods make something exactly once: they look it
 * up before they send it again.
 */
export class InvoiceboxClient {
  readonly #transport: ApiTransport;

  constructor(options: InvoiceboxClientOptions) {
    const clock = options.clock ?? systemClock;
    this.#transport = new ApiTransport({
      baseUrl: (options.baseUrl ?? 'https://api.invoicebox.ru/v3').replace(/\/+$/, ''),
      token: options.token,
      userAgent: options.userAgent ?? 'InvoiceboxMiniApps/0.1 (Node.js)',
      timeoutMs: options.timeoutMs ?? 20_000,
      clock,
      rateLimiter: options.rateLimiter ?? new MemoryRateLimiter(clock),
      circuit: options.circuit ?? {},
      hooks: options.hooks ?? {},
      send: options.send ?? sendHttp,
      random: options.random ?? Math.random,
    });
  }

  async #data<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Promise<AnswerOf<Name>['data']> {
    const { data } = await this.#transport.call(name, input, options);
    return data;
  }

  /** Whose token this is. */
  checkAuth(options?: CallOptions): Promise<Auth> {
    return this.#data('checkAuth', {}, options);
  }

  /** Creates an order. Sent once: with `effect: 'unknown'` in the error, look it up before sending it again. */
  createOrder(request: CreateOrderRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('createOrder', { body: request }, options);
  }

  /** Changes an order that is not paid; only the given fields change. */
  updateOrder(id: string, changes: UpdateOrderRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('updateOrder', { id, body: changes }, options);
  }

  /** One order by Invoicebox's id. */
  getOrder(id: string, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('getOrder', { id }, options);
  }

  /** A page of the account's orders. */
  async listOrders(list: ListRequestOf<'listOrders'> = {}, options?: CallOptions): Promise<Page<OrderResponse>> {
    const { data, metaData } = await this.#transport.call('listOrders', { list }, options);
    return { items: data, metaData };
  }

  /** All orders that carry a number of the merchant's: none, one, or several where the shop allows duplicates. */
  async findOrders({ merchantOrderId, merchantId }: OrderNumber, options?: CallOptions): Promise<OrderResponse[]> {
    const where = { merchantOrderId, merchantId };
    const found: OrderResponse[] = [];
    for (let page = 1; ; page += 1) {
      const { items, metaData } = await this.listOrders({ where, page, pageSize: LOOK_UP_PAGE_SIZE }, options);
      found.push(...items);
      if (items.length === 0 || found.length >= metaData.totalCount) return found;
    }
  }

  /** Cancels an order that is not paid, or a hold of which nothing was shipped. Sent once. */
  cancelOrder(id: string, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('cancelOrder', { id }, options);
  }

  /** Sets the status of an order with `processable: false`. */
  setOrderStatus(id: string, request: SetOrderStatusRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('setOrderStatus', { id, body: request }, options);
  }

  /** Moves an order to another shop of the account. */
  moveOrder(request: MoveOrderRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('moveOrder', { body: request }, options);
  }

  /** Creates an order with an agent's token in a seller's name. Sent once. */
  createSubagentOrder(request: CreateSubagentOrderRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('createSubagentOrder', { body: request }, options);
  }

  /** Tells that goods or services were given. Sent once; {@link InvoiceboxClient.ensureShipment} repeats safely. */
  createShipment(request: CreateShipmentRequest, options?: CallOptions): Promise<ShipmentResponse> {
    return this.#data('createShipment', { body: request }, options);
  }

  /** A page of the account's shipments. */
  async listShipments(
    list: ListRequestOf<'listShipments'> = {},
    options?: CallOptions,
  ): Promise<Page<ShipmentResponse>> {
    const { data, metaData } = await this.#transport.call('listShipments', { list }, options);
    return { items: data, metaData };
  }

  /** What can still be refunded of an order, line by line. */
  getRefundBasket(orderId: string, options?: CallOptions): Promise<RefundBasketItem[]> {
    return this.#data('getRefundBasket', { id: orderId }, options);
  }

  /** Refunds an order, whole or part. Sent once; {@link InvoiceboxClient.ensureRefund} repeats safely. */
  createRefund(request: CreateRefundRequest, options?: CallOptions): Promise<RefundResponse> {
    return this.#data('createRefund', { body: request }, options);
  }

  /** A page of the account's refunds. */
  async listRefunds(list: ListRequestOf<'listRefunds'> = {}, options?: CallOptions): Promise<Page<RefundResponse>> {
    const { data, metaData } = await this.#transport.call('listRefunds', { list }, options);
    return { items: data, metaData };
  }

  /** Withholds a fee or fine from a refund in `draft`. Sent once. */
  createCorrection(request: CreateCorrectionOrderRequest, options?: CallOptions): Promise<OrderResponse> {
    return this.#data('createCorrection', { body: request }, options);
  }

  /** Whether a customer can pay an order by code. */
  validatePayment(
    orderId: string,
    request: PaymentActionRequest,
    options?: CallOptions,
  ): Promise<ValidateActionResponse> {
    return this.#data('validatePayment', { id: orderId, body: request }, options);
  }

  /** Sends a customer the code. */
  sendPaymentCode(
    orderId: string,
    request: PaymentActionRequest,
    options?: CallOptions,
  ): Promise<SendCodeActionResponse> {
    return this.#data('sendPaymentCode', { id: orderId, body: request }, options);
  }

  /** Pays an order by the code that the customer was sent. Sent once: after a lost answer read the order. */
  payByCode(orderId: string, request: PayByCodeRequest, options?: CallOptions): Promise<PayActionResponse> {
    return this.#data('payByCode', { id: orderId, body: request }, options);
  }

  /** Organisations by INN and the like; an empty page for an unknown one. */
  async findCounterparties(
    list: ListRequestOf<'findCounterparties'>,
    options?: CallOptions,
  ): Promise<Page<Counterparty>> {
    const { data, metaData } = await this.#transport.call('findCounterparties', { list }, options);
    return { items: data, metaData };
  }

  /**
   * Creates an order unless an earlier attempt did. Surplus ones that the look-up finds are canceled, see
   * {@link InvoiceboxClient.settleDuplicates}.
   *
   * @param request the order, with the same `merchantOrderId` at every attempt.
   * @param isFirstAttempt true only when it is certain that nothing was sent before; otherwise the order is looked up
   *   first.
   * @returns the live order over there. With `uncertain` call `settleDuplicates` once more when a late request can no
   *   longer arrive: production makes a second order of it.
   */
  ensureOrder(
    request: CreateOrderRequest,
    isFirstAttempt: boolean,
    options?: CallOptions,
  ): Promise<Ensured<OrderResponse>> {
    return this.#ensure('createOrder', isFirstAttempt, options, {
      find: async () => (await this.settleDuplicates(request, {}, options)).survivor,
      send: () => this.createOrder(request, options),
    });
  }

  /**
   * Cancels an order unless it is over already. A lost answer is looked up.
   *
   * @returns the order as it is then: canceled or expired, or with the buyer's money in it, which is kept.
   */
  async ensureCanceled(id: string, options?: CallOptions): Promise<OrderResponse> {
    const { made } = await this.#ensure('cancelOrder', false, options, {
      find: async () => {
        const order = await this.getOrder(id, options);
        return !isLive(order) || hasMoney(order) ? order : undefined;
      },
      send: () => this.cancelOrder(id, options),
    });
    return made;
  }

  /**
   * Refunds an order unless an earlier attempt did, by the refund's `merchantOrderId`.
   *
   * @param isFirstAttempt true only when it is certain that nothing was sent before.
   */
  ensureRefund(
    request: CreateRefundRequest,
    isFirstAttempt: boolean,
    options?: CallOptions,
  ): Promise<Ensured<RefundResponse>> {
    const { parentId, merchantOrderId } = request;
    return this.#ensure('createRefund', isFirstAttempt, options, {
      find: async () => {
        const { items } = await this.listRefunds({ where: { parentId, merchantOrderId } }, options);
        return items.find(({ status }) => status !== 'canceled');
      },
      send: () => this.createRefund(request, options),
    });
  }

  /**
   * Tells that goods or services were given unless an earlier attempt did, by the number of its document.
   *
   * @param isFirstAttempt true only when it is certain that nothing was sent before.
   */
  ensureShipment(
    request: CreateShipmentRequest & { documentNumber: string },
    isFirstAttempt: boolean,
    options?: CallOptions,
  ): Promise<Ensured<ShipmentResponse>> {
    const { orderId, documentNumber } = request;
    return this.#ensure('createShipment', isFirstAttempt, options, {
      find: async () => {
        const { items } = await this.listShipments({ where: { orderId, documentNumber } }, options);
        return items.find(({ status }) => status !== 'canceled');
      },
      send: () => this.createShipment(request, options),
    });
  }

  #ensure<Made>(
    name: CallName,
    isFirstAttempt: boolean,
    options: CallOptions | undefined,
    write: Omit<LookedUpWrite<Made>, 'wait'>,
  ): Promise<Ensured<Made>> {
    const wait = (error: InvoiceboxApiError, failures: number) =>
      this.#transport.waitAfter(error, failures, name, options?.signal);
    return ensureWrite({ ...write, wait }, isFirstAttempt);
  }

  /**
   * Leaves one live order of a number, where a late request made a second one. The same one survives whoever calls:
   * a paid one, then the one that the merchant has given to the buyer, then the earliest. Never cancels one with the
   * buyer's money in it.
   *
   * @param known what the merchant has done with the number.
   */
  async settleDuplicates(number: OrderNumber, known: KnownOrder = {}, options?: CallOptions): Promise<SettledOrders> {
    const canceled: OrderResponse[] = [];
    for (let round = 1; ; round += 1) {
      const { survivor, surplus, paidTwice } = chooseSurvivor(await this.findOrders(number, options), known.keepId);
      const unwanted = known.keepNone && survivor && !hasMoney(survivor) ? [survivor, ...surplus] : surplus;
      if (unwanted.length === 0) return { survivor, canceled, paidTwice };
      if (round > MAX_SETTLE_ROUNDS) throw stillMoving(number);
      for (const { id } of unwanted) {
        const ended = await this.ensureCanceled(id, options);
        if (!isLive(ended)) canceled.push(ended);
      }
    }
  }
}

function stillMoving({ merchantOrderId }: OrderNumber): InvoiceboxApiError {
  return new InvoiceboxApiError(`The orders «${merchantOrderId}» change while they are settled: try again later.`, {
    code: 'orders_changing',
    httpStatus: 0,
    effect: 'unknown',
  });
}
