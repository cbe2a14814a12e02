/** Rate limits of the API (docs/http-api.md, Limits); above them it answers 429. */
export const RATE_LIMITS = {
  /** Per account, across all its tokens. */
  account: { requests: 100, windowMs: 30_000 },
  /** Per client address. */
  ip: { requests: 500, windowMs: 30_000 },
} as const;

/** A larger body gets 413. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Prefixes of the API; both serve the same resources (docs/http-api.md, General). */
export const API_PREFIXES = ['/v3', '/l3'] as const;
