import { type Clock, SIGNATURE_HEADER, verifySignature } from '@invoicebox/invoicebox-api';
import { readUpdates } from './read-updates.js';
import type { StationUpdates } from './station-updates.js';

/** What is asked for updates, and how. */
export interface PollOptions {
  url: string;
  /** Where there are keys, an answer without a valid signature is not taken. */
  keys: readonly string[];
  everyMs: number;
  updates: StationUpdates;
  clock: Clock;
  /** Tells of what went wrong. */
  warn: (text: string) => void;
}

/** The network's system may take so long to answer, in milliseconds. */
const TIMEOUT_MS = 30_000;

/**
 * Asks the network's own system for prices and status now and then. The answer is the same JSON that is pushed; one that
 * has not changed (304) is not sent again. What fails is told and asked for again in the next turn.
 *
 * @returns a function that stops it.
 */
export function pollUpdates({ url, keys, everyMs, updates, clock, warn }: PollOptions): () => void {
  const stopped = new AbortController();
  let tag: string | null = null;

  async function ask(): Promise<void> {
    const response = await fetch(url, {
      headers: { Accept: 'application/json', ...(tag === null ? {} : { 'If-None-Match': tag }) },
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.status === 304) return;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const body = new Uint8Array(await response.arrayBuffer());
    if (keys.length > 0 && !verifySignature(body, response.headers.get(SIGNATURE_HEADER), keys, 'sha256')) {
      throw new Error(`the answer has no valid ${SIGNATURE_HEADER}`);
    }
    const message = readUpdates(new TextDecoder().decode(body));
    if (typeof message === 'string') throw new Error(message);
    const { problems } = updates.apply(message);
    for (const { row, id, field, expected } of problems) {
      warn(`Station updates: row ${row}${id === null ? '' : ` (${id})`}: ${field}. ${expected}`);
    }
    tag = response.headers.get('ETag');
  }

  let cancel = () => {};
  async function run(): Promise<void> {
    await ask().catch((error: unknown) => {
      if (!stopped.signal.aborted) warn(`Station updates from ${url} were not to be had: ${String(error)}`);
    });
    if (!stopped.signal.aborted) cancel = clock.schedule(everyMs, () => void run());
  }

  void run();
  return () => {
    stopped.abort();
    cancel();
  };
}
