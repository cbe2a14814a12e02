import { type Clock, systemClock } from '../clock.js';
import type { CallName, ListRequestOf, ReceivedOf } from '../contract/calls.js';
import type {
  CreateCorrectionOrderRequest,
  CreateOrderRequest,
  CreateSubagentOrderRequest,
  MoveOrderRequest,
  SetOrderStatusRequest,
  UpdateOrderRequest,
} from '../contract/order.js';
import type { PayByCodeRequest, PaymentActionRequest } from '../contract/payment-action.js';
import type { ReceivedPage } from '../contract/read/read-answer.js';
import type {
  ReceivedAuth,
  ReceivedCounterparty,
  ReceivedOrder,
  ReceivedPayAction,
  ReceivedRefund,
  ReceivedRefundLine,
  ReceivedSendCodeAction,
  ReceivedShipment,
  ReceivedValidateAction,
} from '../contract/read/received.js';
import type { CreateRefundRequest } from '../contract/refund.js';
import type { CreateShipmentRequest } from '../contract/shipment.js';
import { type AllPages, readAllPages } from './all-pages.js';
import type { CircuitOptions } from './circuit.js';
import { chooseSurvivor, hasMoney, isLive, isUnpaid } from './duplicates.js';
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
  survivor: ReceivedOrder | undefined;
  /** Unpaid ones that were canceled now. */
  canceled: ReceivedOrder[];
  /** Others that the buyer has paid as well: money to be returned. */
  paidTwice: ReceivedOrder[];
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

/** Names the orders of one or several numbers. */
export interface OrderNumbers {
  merchantOrderId: string | readonly string[];
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

  #call<Name extends CallName>(name: Name, input: CallInput<Name>, options?: CallOptions): Promise<ReceivedOf<Name>> {
    return this.#transport.call(name, input, options);
  }

  /** Whose token this is. */
  checkAuth(options?: CallOptions): Promise<ReceivedAuth> {
    return this.#call('checkAuth', {}, options);
  }

  /** Creates an order. Sent once: with `effect: 'unknown'` in the error, look it up before sending it again. */
  createOrder(request: CreateOrderRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('createOrder', { body: request }, options);
  }

  /** Changes an order that is not paid; only the given fields change. */
  updateOrder(id: string, changes: UpdateOrderRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('updateOrder', { id, body: changes }, options);
  }

  /** One order by Invoicebox's id. */
  getOrder(id: string, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('getOrder', { id }, options);
  }

  /** A page of the account's orders. */
  listOrders(list: ListRequestOf<'listOrders'> = {}, options?: CallOptions): Promise<ReceivedPage<ReceivedOrder>> {
    return this.#call('listOrders', { list }, options);
  }

  /** All orders that carry one of the merchant's numbers: of each none, one, or several where the shop allows it. */
  async findOrders(
    { merchantOrderId, merchantId }: OrderNumbers,
    options?: CallOptions,
  ): Promise<AllPages<ReceivedOrder>> {
    const where = { merchantOrderId };
    const numbers = new Set(typeof merchantOrderId === 'string' ? [merchantOrderId] : merchantOrderId);
    const found = await readAllPages((page) => this.listOrders({ where, page, pageSize: LOOK_UP_PAGE_SIZE }, options));
    // By the merchant here: a filter for it is not documented.
    const isOurs = (order: ReceivedOrder) =>
      (order.merchantId ?? merchantId) === merchantId &&
      (order.merchantOrderId === undefined || numbers.has(order.merchantOrderId));
    return { ...found, items: found.items.filter(isOurs) };
  }

  /** Cancels an order that is not paid, or a hold of which nothing was shipped. Sent once. */
  cancelOrder(id: string, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('cancelOrder', { id }, options);
  }

  /** Sets the status of an order with `processable: false`. */
  setOrderStatus(id: string, request: SetOrderStatusRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('setOrderStatus', { id, body: request }, options);
  }

  /** Moves an order to another shop of the account. */
  moveOrder(request: MoveOrderRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('moveOrder', { body: request }, options);
  }

  /** Creates an order with an agent's token in a seller's name. Sent once. */
  createSubagentOrder(request: CreateSubagentOrderRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('createSubagentOrder', { body: request }, options);
  }

  /** Tells that goods or services were given. Sent once; {@link InvoiceboxClient.ensureShipment} repeats safely. */
  createShipment(request: CreateShipmentRequest, options?: CallOptions): Promise<ReceivedShipment> {
    return this.#call('createShipment', { body: request }, options);
  }

  /** A page of the account's shipments. */
  listShipments(
    list: ListRequestOf<'listShipments'> = {},
    options?: CallOptions,
  ): Promise<ReceivedPage<ReceivedShipment>> {
    return this.#call('listShipments', { list }, options);
  }

  /**
   * What can still be refunded of an order, line by line.
   *
   * @throws InvoiceboxApiError also for one line that cannot be read: without it the sum is wrong.
   */
  async getRefundBasket(orderId: string, options?: CallOptions): Promise<ReceivedRefundLine[]> {
    const basket = await this.#call('getRefundBasket', { id: orderId }, options);
    requireReadable(basket);
    return basket.items;
  }

  /** Refunds an order, whole or part. Sent once; {@link InvoiceboxClient.ensureRefund} repeats safely. */
  createRefund(request: CreateRefundRequest, options?: CallOptions): Promise<ReceivedRefund> {
    return this.#call('createRefund', { body: request }, options);
  }

  /** A page of the account's refunds. */
  listRefunds(list: ListRequestOf<'listRefunds'> = {}, options?: CallOptions): Promise<ReceivedPage<ReceivedRefund>> {
    return this.#call('listRefunds', { list }, options);
  }

  /** Withholds a fee or fine from a refund in `draft`. Sent once. */
  createCorrection(request: CreateCorrectionOrderRequest, options?: CallOptions): Promise<ReceivedOrder> {
    return this.#call('createCorrection', { body: request }, options);
  }

  /** Whether a customer can pay an order by code. */
  validatePayment(
    orderId: string,
    request: PaymentActionRequest,
    options?: CallOptions,
  ): Promise<ReceivedValidateAction> {
    return this.#call('validatePayment', { id: orderId, body: request }, options);
  }

  /** Sends a customer the code. */
  sendPaymentCode(
    orderId: string,
    request: PaymentActionRequest,
    options?: CallOptions,
  ): Promise<ReceivedSendCodeAction> {
    return this.#call('sendPaymentCode', { id: orderId, body: request }, options);
  }

  /** Pays an order by the code that the customer was sent. Sent once: after a lost answer read the order. */
  payByCode(orderId: string, request: PayByCodeRequest, options?: CallOptions): Promise<ReceivedPayAction> {
    return this.#call('payByCode', { id: orderId, body: request }, options);
  }

  /** Organisations by INN and the like; an empty page for an unknown one. */
  findCounterparties(
    list: ListRequestOf<'findCounterparties'>,
    options?: CallOptions,
  ): Promise<ReceivedPage<ReceivedCounterparty>> {
    return this.#call('findCounterparties', { list }, options);
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
  ): Promise<Ensured<ReceivedOrder>> {
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
  async ensureCanceled(id: string, options?: CallOptions): Promise<ReceivedOrder> {
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
  ): Promise<Ensured<ReceivedRefund>> {
    const { parentId, merchantOrderId } = request;
    return this.#ensure('createRefund', isFirstAttempt, options, {
      find: async () => {
        const where = { parentId, merchantOrderId };
        const refunds = await readAllPages((page) =>
          this.listRefunds({ where, page, pageSize: LOOK_UP_PAGE_SIZE }, options),
        );
        return findSurely(
          refunds,
          (refund) => refund.status !== 'canceled' && (refund.merchantOrderId ?? merchantOrderId) === merchantOrderId,
        );
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
  ): Promise<Ensured<ReceivedShipment>> {
    const { orderId, documentNumber } = request;
    return this.#ensure('createShipment', isFirstAttempt, options, {
      find: async () => {
        const shipments = await readAllPages((page) =>
          this.listShipments({ where: { orderId }, page, pageSize: LOOK_UP_PAGE_SIZE }, options),
        );
        return findSurely(
          shipments,
          (shipment) =>
            shipment.status !== 'canceled' &&
            shipment.documentNumber === documentNumber &&
            (shipment.orderId ?? orderId) === orderId,
        );
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
    const canceled: ReceivedOrder[] = [];
    for (let round = 1; ; round += 1) {
      const found = await this.findOrders(number, options);
      const { survivor, surplus, paidTwice } = chooseSurvivor(found.items, known.keepId);
      // One that cannot be read may be the one that counts.
      if (!survivor) requireReadable(found);
      const unwanted = known.keepNone && survivor && isUnpaid(survivor) ? [survivor, ...surplus] : surplus;
      if (unwanted.length === 0) return { survivor, canceled, paidTwice };
      if (round > MAX_SETTLE_ROUNDS) throw stillMoving(number);
      for (const { id } of unwanted) {
        const ended = await this.ensureCanceled(id, options);
        if (!isLive(ended)) canceled.push(ended);
      }
    }
  }
}

/** Throws if a list has unreadable items: the item that is looked for may be among them. */
function requireReadable({ unreadable }: Pick<AllPages<unknown>, 'unreadable'>): void {
  const [first] = unreadable;
  if (!first) return;
  throw new InvoiceboxApiError(`What was looked up is in the answer, but cannot be read: ${first.problem}`, {
    code: 'invalid_response',
    httpStatus: 200,
    effect: 'unknown',
  });
}

/** The item of a look-up. @throws InvoiceboxApiError if it may be among those that could not be read. */
function findSurely<Item>(all: AllPages<Item>, isIt: (item: Item) => boolean): Item | undefined {
  const found = all.items.find(isIt);
  if (found === undefined) requireReadable(all);
  return found;
}

function stillMoving({ merchantOrderId }: OrderNumber): InvoiceboxApiError {
  return new InvoiceboxApiError(`The orders «${merchantOrderId}» change while they are settled: try again later.`, {
    code: 'orders_changing',
    httpStatus: 0,
    effect: 'unknown',
  });
}
