/** How many requests the API takes (docs/http-api.md, Limits); past them it answers 429. */
export const RATE_LIMITS = {
  /** For each account, whatever its tokens. */
  account: { requests: 100, windowMs: 30_000 },
  /** For each address that requests come from. */
  ip: { requests: 500, windowMs: 30_000 },
} as const;

/** Largest body that the API reads, in bytes; a larger one gets 413. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Prefixes of the API: both serve the same resources (docs/http-api.md, General). */
export const API_PREFIXES = ['/v3', '/l3'] as const;
