import { InvoiceboxApiError } from './errors.js';

/** The result of a write, and whether it certainly happened only once. */
export interface Ensured<Made> {
  made: Made;
  /**
   * True when a request was sent whose answer is not known: it may still take effect, after a look-up that did not find
   * it. Then look it up again later.
   */
  uncertain: boolean;
}

/** A write that can be looked up. */
export interface LookedUpWrite<Made> {
  /** What an earlier attempt has made, or undefined. */
  find(): Promise<Made | undefined>;
  /** Sends the write, once. */
  send(): Promise<Made>;
  /** Waits before the next attempt. @throws the error when the caller gives up. */
  wait(error: InvoiceboxApiError, failures: number): Promise<void>;
}

/** Attempts within one call; after them the caller retries later. */
const MAX_ATTEMPTS = 3;

/** Whether a failed write may be sent again in this call, after a look-up. */
function canRepeat(error: InvoiceboxApiError): boolean {
  if (error.code === 'circuit_open' || error.code === 'aborted') return false;
  return error.isTransient || error.effect === 'unknown';
}

/**
 * Whether a refusal may mean that this write was made already: by an earlier attempt, or because the network sent it
 * twice. Its number is taken then, its order in another state, or nothing is left to refund or to ship.
 */
function mayBeDone({ httpStatus }: InvoiceboxApiError): boolean {
  return httpStatus === 422;
}

/**
 * Makes something exactly once as far as one caller can know: whatever came of an earlier attempt, it is looked up
 * before anything is sent again.
 *
 * @param isFirstAttempt true only when it is certain that nothing was sent before.
 * @throws InvoiceboxApiError with `effect: 'unknown'` as soon as one attempt may have taken effect.
 */
export async function ensureWrite<Made>(write: LookedUpWrite<Made>, isFirstAttempt: boolean): Promise<Ensured<Made>> {
  let uncertain = !isFirstAttempt;
  let mustLookUp = !isFirstAttempt;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const known = mustLookUp ? await write.find() : undefined;
      return { made: known ?? (await write.send()), uncertain };
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError)) throw error;
      uncertain ||= error.effect === 'unknown';
      mustLookUp = true;
      const failure = uncertain ? error.withUnknownEffect() : error;
      if (error.isFinal && (uncertain || mayBeDone(error))) {
        return { made: await requireKnown(write, failure), uncertain };
      }
      if (attempt === MAX_ATTEMPTS || !canRepeat(error)) throw failure;
      await write.wait(failure, attempt);
    }
  }
}

/** What an earlier attempt made, which is why a later one was refused. */
async function requireKnown<Made>(write: LookedUpWrite<Made>, refusal: InvoiceboxApiError): Promise<Made> {
  const known = await write.find();
  if (known === undefined) throw refusal;
  return known;
}
