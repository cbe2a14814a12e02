import { type Clock, SIGNATURE_HEADER, verifySignature } from '@invoicebox/invoicebox-api';
import { readUpdates } from './read-updates.js';
import type { StationUpdates } from './station-updates.js';

export interface PollOptions {
  url: string;
  /** If there are any, an answer must have a valid signature. */
  keys: readonly string[];
  everyMs: number;
  updates: StationUpdates;
  clock: Clock;
  /** Logs failures. */
  warn: (text: string) => void;
}

const TIMEOUT_MS = 30_000;

/**
 * Polls the network's own system for prices and status: the same JSON as a push, with `ETag` and 304 support. Failures are
 * logged; the next poll retries.
 *
 * @returns a function that stops polling.
 */
export function pollUpdates({ url, keys, everyMs, updates, clock, warn }: PollOptions): () => void {
  const stopped = new AbortController();
  let tag: string | null = null;

  async function poll(): Promise<void> {
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
    await poll().catch((error: unknown) => {
      if (!stopped.signal.aborted) warn(`Station updates from ${url} failed: ${String(error)}`);
    });
    if (!stopped.signal.aborted) cancel = clock.schedule(everyMs, () => void run());
  }

  void run();
  return () => {
    stopped.abort();
    cancel();
  };
}
