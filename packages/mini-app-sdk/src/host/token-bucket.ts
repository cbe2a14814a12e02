/** How many messages one guest may send. */
export interface RateLimit {
  /** Messages that may come at once. */
  readonly burst: number;
  /** Messages a second that may come for long. */
  readonly perSecond: number;
}

/** Far above an honest mini-app's rate: at most two `init` and sixty `height` a second. */
export const DEFAULT_RATE_LIMIT: RateLimit = { burst: 200, perSecond: 100 };

/** What becomes of a message: it passes, it is the first to be dropped since one passed, or one more. */
type Admission = 'passed' | 'first-drop' | 'dropped';

/** Lets messages through at a limited rate. */
export interface TokenBucket {
  take(): Admission;
}

/**
 * Makes a full bucket.
 * @param now milliseconds on a clock that never goes back.
 */
export function createTokenBucket({ burst, perSecond }: RateLimit, now: () => number): TokenBucket {
  let tokens = burst;
  let filledAt = now();
  let dropping = false;
  return {
    take() {
      const at = now();
      tokens = Math.min(burst, tokens + ((at - filledAt) * perSecond) / 1000);
      filledAt = at;
      const wasDropping = dropping;
      dropping = tokens < 1;
      if (dropping) return wasDropping ? 'dropped' : 'first-drop';
      tokens -= 1;
      return 'passed';
    },
  };
}
