import type { Clock } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import type { ClientNetworks } from '../config/networks.js';
import { PageError } from '../core/page-error.js';
import { clientAddress } from './client-address.js';

/** Burst: the part of a minute's requests that a client may send at once, e.g. when a page loads. */
const BURST_SHARE = 1 / 4;
/** Buckets in memory. The least recently used one is evicted: its client starts again with a full bucket. */
const MAX_CLIENTS = 50_000;
const MINUTE_MS = 60_000;

interface Bucket {
  tokens: number;
  /** Epoch milliseconds. */
  filledAt: number;
}

/** A token bucket for each client, bounded in memory. */
export class TokenBuckets {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #capacity: number;
  readonly #mostClients: number;
  /** Least recently used first. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param perMinute tokens that a bucket gains in a minute. */
  constructor(clock: Clock, perMinute: number, mostClients = MAX_CLIENTS) {
    this.#clock = clock;
    this.#perMs = perMinute / MINUTE_MS;
    this.#capacity = Math.max(1, perMinute * BURST_SHARE);
    this.#mostClients = mostClients;
  }

  /** Buckets in memory. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes a token of a client.
   *
   * @returns 0, or milliseconds until there is a token.
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
 * Limits the requests of each client to the page's API. Programs on this machine are not limited.
 *
 * @param perMinute requests of one client; 0 for no limit.
 * @param proxies whose X-Forwarded-For is trusted.
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
