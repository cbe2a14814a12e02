import { InvoiceboxApiError } from './errors.js';

/** What a write made, and whether it is certain that it made it once. */
export interface Ensured<Made> {
  made: Made;
  /**
   * True when a try was sent whose answer is not known: it may still take effect, after the look-up that did not find
   * it. Then look again later.
   */
  uncertain: boolean;
}

/** A write that can be looked up. */
export interface LookedUpWrite<Made> {
  /** What an earlier try has made, or undefined. */
  find(): Promise<Made | undefined>;
  /** Sends the write, once. */
  send(): Promise<Made>;
  /** Waits before another try; throws the error when the caller gives up. */
  wait(error: InvoiceboxApiError, failures: number): Promise<void>;
}

/** Times that a write is sent within one call; after that the caller tries again later. */
const MOST_ATTEMPTS = 3;

/** Whether a failed write may be sent again in this call, after a look-up. */
function canRepeat(error: InvoiceboxApiError): boolean {
  if (error.code === 'circuit_open' || error.code === 'aborted') return false;
  return error.isTransient || error.effect === 'unknown';
}

/**
 * Whether a refusal may come from this write having been made already: by an earlier try, or because something on the way
 * sent it twice. Its number is taken then, its order in another state, or nothing is left to refund or to ship.
 */
function mayBeDone({ httpStatus }: InvoiceboxApiError): boolean {
  return httpStatus === 422;
}

/**
 * Makes something exactly once as far as one caller can know: whatever came of an earlier try, it is looked up before
 * anything is sent again.
 *
 * @param firstTry true only when it is certain that nothing was sent before.
 * @throws InvoiceboxApiError with `effect: 'unknown'` as soon as one of the tries may have taken effect.
 */
export async function ensureWrite<Made>(write: LookedUpWrite<Made>, firstTry: boolean): Promise<Ensured<Made>> {
  let uncertain = !firstTry;
  let mustLook = !firstTry;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const known = mustLook ? await write.find() : undefined;
      return { made: known ?? (await write.send()), uncertain };
    } catch (error) {
      if (!(error instanceof InvoiceboxApiError)) throw error;
      uncertain ||= error.effect === 'unknown';
      mustLook = true;
      const failure = uncertain ? error.withUnknownEffect() : error;
      if (error.isFinal && (uncertain || mayBeDone(error))) {
        return { made: await requireKnown(write, failure), uncertain };
      }
      if (attempt === MOST_ATTEMPTS || !canRepeat(error)) throw failure;
      await write.wait(failure, attempt);
    }
  }
}

/** What an earlier try made that a later one was refused for. */
async function requireKnown<Made>(write: LookedUpWrite<Made>, refusal: InvoiceboxApiError): Promise<Made> {
  const known = await write.find();
  if (known === undefined) throw refusal;
  return known;
}
