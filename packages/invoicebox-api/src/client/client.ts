import { z } from 'zod';
import { type Auth, authSchema } from '../contract/auth.js';
import { dataEnvelopeSchema, listEnvelopeSchema } from '../contract/envelope.js';
import { type CreateOrderRequest, type OrderResponse, orderResponseSchema } from '../contract/order.js';
import { callApi, type HttpCall, type HttpOptions } from './http.js';

/** What the client needs to know; only the token has no default. */
export interface InvoiceboxClientOptions {
  /** API token of the shop (docs/http-api.md, General). */
  token: string;
  /** Address with the prefix, without a slash at the end. Production's is the default. */
  baseUrl?: string;
  /** Name of the calling program, `Name/1.0 (...)`. */
  userAgent?: string;
  /** Longest time for one call in milliseconds, 20,000 by default. */
  timeoutMs?: number;
  /** For tests: the function that makes requests. */
  fetch?: typeof fetch;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call early; a write may have taken effect all the same. */
  signal?: AbortSignal;
}

const orderEnvelope = dataEnvelopeSchema(orderResponseSchema);
const orderListEnvelope = listEnvelopeSchema(orderResponseSchema);
const authEnvelope = dataEnvelopeSchema(authSchema);
const anyEnvelope = z.unknown();

/**
 * Invoicebox's API with one method a call (docs/http-api.md). Every method throws InvoiceboxApiError and nothing
 * else. No method repeats a write: {@link InvoiceboxClient.ensureOrder} is the way to make an order exactly once.
 */
export class InvoiceboxClient {
  readonly #options: HttpOptions;

  constructor(options: InvoiceboxClientOptions) {
    this.#options = {
      baseUrl: (options.baseUrl ?? 'https://api.invoicebox.ru/v3').replace(/\/+$/, ''),
      token: options.token,
      userAgent: options.userAgent ?? 'InvoiceboxMiniApps/0.1 (Node.js)',
      timeoutMs: options.timeoutMs ?? 20_000,
      fetch: options.fetch ?? fetch,
    };
  }

  #call<Payload>(call: HttpCall<Payload>): Promise<Payload> {
    return callApi(this.#options, call);
  }

  /** Whose token this is. */
  async checkAuth(options: CallOptions = {}): Promise<Auth> {
    const { data } = await this.#call({
      method: 'GET',
      path: '/security/api/auth/auth',
      response: authEnvelope,
      signal: options.signal,
    });
    return data;
  }

  /** Creates an order. Sent once: with `effect: 'unknown'` in the error, look it up before sending it again. */
  async createOrder(request: CreateOrderRequest, options: CallOptions = {}): Promise<OrderResponse> {
    const { data } = await this.#call({
      method: 'POST',
      path: '/billing/api/order/order',
      body: request,
      response: orderEnvelope,
      signal: options.signal,
    });
    return data;
  }

  /** One order by Invoicebox's id. */
  async getOrder(id: string, options: CallOptions = {}): Promise<OrderResponse> {
    const { data } = await this.#call({
      method: 'GET',
      path: `/billing/api/order/order/${encodeURIComponent(id)}`,
      response: orderEnvelope,
      signal: options.signal,
    });
    return data;
  }

  /** The orders that carry a number of the merchant's: none, one, or several where the shop allows duplicates. */
  async findOrders(merchantOrderId: string, options: CallOptions = {}): Promise<OrderResponse[]> {
    const { data } = await this.#call({
      method: 'GET',
      path: `/filter/api/order/order?merchantOrderId=${encodeURIComponent(merchantOrderId)}`,
      response: orderListEnvelope,
      signal: options.signal,
    });
    return data;
  }

  /** Cancels an order that is not paid. */
  async cancelOrder(id: string, options: CallOptions = {}): Promise<void> {
    await this.#call({
      method: 'DELETE',
      path: `/billing/api/order/order/${encodeURIComponent(id)}`,
      response: anyEnvelope,
      signal: options.signal,
    });
  }

  /**
   * Creates an order unless an earlier try already did.
   *
   * @param request the order, with the same `merchantOrderId` at every try.
   * @param firstTry true only when it is certain that nothing was sent before; otherwise the order is looked up
   *   first.
   * @returns the live order over there.
   */
  async ensureOrder(request: CreateOrderRequest, firstTry: boolean, options: CallOptions = {}): Promise<OrderResponse> {
    if (!firstTry) {
      const known = await this.findOrders(request.merchantOrderId, options);
      const live = known.find(({ status }) => status !== 'canceled' && status !== 'expired');
      if (live) return live;
    }
    return this.createOrder(request, options);
  }
}
