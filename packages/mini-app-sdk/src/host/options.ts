import { checkInitialData, type InitialData } from '../protocol/index.js';
import { EmbedError } from './errors.js';
import { DEFAULT_RATE_LIMIT, type RateLimit } from './token-bucket.js';

/** Default maximum height of a guest, in CSS pixels. */
const DEFAULT_MAX_HEIGHT = 20_000;

/**
 * Checks the data and copies it, so that neither a later change of the object nor a value that cannot be posted shows
 * up in the middle of a conversation.
 * @throws EmbedError `INVALID_DATA`
 */
export function requireInitialData(data: InitialData): InitialData {
  const mismatch = checkInitialData(data);
  if (mismatch) throw new EmbedError('INVALID_DATA', `initialData.${mismatch.path} should be ${mismatch.expected}.`);
  try {
    return structuredClone(data);
  } catch (error) {
    throw new EmbedError('INVALID_DATA', `initialData cannot be posted to the frame: ${String(error)}`);
  }
}

/** @throws EmbedError `INVALID_OPTION` when it is not a number of CSS pixels. */
export function requireMaxHeight(maxHeight = DEFAULT_MAX_HEIGHT): number {
  if (Number.isFinite(maxHeight) && maxHeight > 0) return maxHeight;
  throw new EmbedError('INVALID_OPTION', `maxHeight is ${maxHeight}. Give CSS pixels above 0, or leave it out.`);
}

/** @throws EmbedError `INVALID_OPTION` when it would let nothing through. */
export function requireRateLimit(limit = DEFAULT_RATE_LIMIT): RateLimit {
  if (limit.burst >= 1 && limit.perSecond > 0) return limit;
  throw new EmbedError('INVALID_OPTION', 'rateLimit needs a burst of at least 1 and a perSecond above 0.');
}
