import type { InvoiceboxMinapp, TMinappOptions } from '@invoicebox/mini-app-sdk/compat';

/** Where a check is played: in a frame of a web host, or in a React Native WebView. */
export type Place = 'frame' | 'webview';

/** A page and its host, whatever engine plays them. */
export interface Stage {
  /** The `id` in the page's URL. */
  readonly id: string;
  readonly hostOrigin: string;
  /** The SDK under test by the names of its main entry; the peer has but few of them. */
  readonly sdk: typeof import('@invoicebox/mini-app-sdk/compat');
  /** An instance that is not connected yet; the stage disconnects it in the end. */
  open(options?: TMinappOptions): InvoiceboxMinapp;
  /** What the host receives that was sent within the call itself, oldest first, as JSON. */
  sentBy(call: () => void): Promise<string[]>;
  /** What the host receives while the page's clock advances by `ms`, as JSON. */
  sentWithin(ms: number): Promise<string[]>;
  /** A message for the page, from its host or from a window that is not its host; resolves when it was delivered. */
  tell(message: unknown, speaker?: 'host' | 'stranger'): Promise<void>;
  /** Changes the page's `id` without a reload. */
  rename(id: string): void;
}

/** One name or rule of docs/protocol.md, Compatibility. */
export interface Check {
  readonly name: string;
  readonly place?: Place;
  /** True where Invoicebox's own SDK on npm, 4.0.0-alpha.20, has the method, so that the same can be asked of it. */
  readonly peer?: boolean;
  /** Rejects with the actual value. */
  run(stage: Stage): Promise<void>;
}

/** What came of a check; no fault means that the rule holds. */
export interface Verdict {
  readonly name: string;
  readonly fault?: string;
}

/** Time limit of a check. */
const TIMEOUT_MS = 60_000;
/** The same for the peer: it never finishes some checks, and its results are only reported. */
export const PEER_TIMEOUT_MS = 2_000;

// Saved before the page's clock replaces them.
const { setTimeout, clearTimeout } = globalThis;

/** Runs one check to its end. */
export async function play({ name, run }: Check, stage: Stage, timeoutMs: number = TIMEOUT_MS): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeoutMs, new Error('it never came to an end'));
  });
  try {
    await Promise.race([run(stage), tooLong]);
    return { name };
  } catch (error) {
    return { name, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** @throws Error when the value is not the expected one, compared as JSON, so by the order of keys too. */
export function same(seen: unknown, expected: unknown, what = 'seen'): void {
  const [left, right] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left} instead of ${right}`);
}

/** The message of the error that a call throws or a promise rejects with. @throws Error when there is none. */
export async function complaint(call: () => unknown): Promise<string> {
  let outcome: unknown;
  try {
    outcome = await call();
  } catch (error) {
    return error instanceof Error ? error.message : `no Error but ${String(error)}`;
  }
  throw new Error(`no error but ${JSON.stringify(outcome)}`);
}

/** @throws Error when the text lacks the part. */
export function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`«${part}» is missing in «${text}»`);
}
