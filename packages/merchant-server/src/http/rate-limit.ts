import type { Clock } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import type { ClientNetworks } from '../config/networks.js';
import { PageError } from '../core/page-error.js';
import { clientAddress } from './client-address.js';

/** A client that was quiet may send so large a part of a minute's requests at once: a page's first moments. */
const BURST_SHARE = 1 / 4;
/** Clients that are remembered; who was quiet longest is forgotten first, and begins anew with a full bucket. */
const MAX_CLIENTS = 50_000;
const MINUTE_MS = 60_000;

interface Bucket {
  tokens: number;
  /** Epoch milliseconds. */
  filledAt: number;
}

/** A bucket of tokens for each client: a request takes one, time puts them back. Bounded in memory. */
export class TokenBuckets {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #capacity: number;
  readonly #mostClients: number;
  /** In the order of use. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param perMinute tokens that come back in a minute. */
  constructor(clock: Clock, perMinute: number, mostClients = MAX_CLIENTS) {
    this.#clock = clock;
    this.#perMs = perMinute / MINUTE_MS;
    this.#capacity = Math.max(1, perMinute * BURST_SHARE);
    this.#mostClients = mostClients;
  }

  /** Clients that are remembered now. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes a token of a client.
   *
   * @returns 0, or how long until there is one, in milliseconds.
   */
  take(client: string): number {
    const now = this.#clock.now();
    const known = this.#buckets.get(client) ?? { tokens: this.#capacity, filledAt: now };
    const passed = Math.max(0, now - known.filledAt);
    const tokens = Math.min(this.#capacity, known.tokens + passed * this.#perMs);
    const waitMs = tokens >= 1 ? 0 : (1 - tokens) / this.#perMs;
    this.#buckets.delete(client);
    this.#buckets.set(client, { tokens: waitMs === 0 ? tokens - 1 : tokens, filledAt: now });
    if (this.#buckets.size > this.#mostClients) this.#forgetOldest();
    return waitMs;
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/**
 * Keeps one client from using up the page's API for all. Programs on this machine are not limited.
 *
 * @param perMinute requests of one client; 0 for no limit.
 * @param proxies whose X-Forwarded-For is believed.
 */
export function rateLimit(deps: { clock: Clock; perMinute: number; proxies: ClientNetworks }): MiddlewareHandler {
  if (deps.perMinute === 0) return (_context, next) => next();
  const buckets = new TokenBuckets(deps.clock, deps.perMinute);
  return async (context, next) => {
    const client = clientAddress(context, deps.proxies);
    const waitMs = client === undefined ? 0 : buckets.take(client);
    if (waitMs > 0) {
      context.header('Retry-After', String(Math.ceil(waitMs / 1000)));
      throw new PageError('too_many_requests', 'Too many requests from here: wait a moment.');
    }
    await next();
  };
}
