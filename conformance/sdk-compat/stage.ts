import type { InvoiceboxMinapp, TMinappOptions } from '@invoicebox/mini-app-sdk/compat';

/** Where a check runs: in a frame of a web host, or in a React Native WebView. */
export type Place = 'frame' | 'webview';

/** A page and its host, in happy-dom or in a browser. */
export interface Stage {
  /** The `id` in the page's URL. */
  readonly id: string;
  readonly hostOrigin: string;
  /** The main entry of our compatibility SDK. */
  readonly sdk: typeof import('@invoicebox/mini-app-sdk/compat');
  /** Creates an instance, not connected yet. */
  open(options?: TMinappOptions): InvoiceboxMinapp;
  /** Messages that the host receives of those sent synchronously by the call, oldest first, as JSON. */
  sentBy(call: () => void): Promise<string[]>;
  /** Messages that the host receives while the page's clock advances by `ms`, as JSON. */
  sentWithin(ms: number): Promise<string[]>;
  /** Sends a message to the page from its host or from another window. Resolves when it is delivered. */
  tell(message: unknown, speaker?: 'host' | 'stranger'): Promise<void>;
  /** Changes the page's `id` without a reload. */
  rename(id: string): void;
}

/** One name or rule of docs/protocol.md, Compatibility. */
export interface Check {
  readonly name: string;
  readonly place?: Place;
  /** True if Invoicebox's own SDK on npm, 4.0.0-alpha.20, has the method and can run the check too. */
  readonly peer?: boolean;
  /** Rejects with the actual value in the message. */
  run(stage: Stage): Promise<void>;
}

/** The result of a check. Without a fault the check has passed. */
export interface CheckResult {
  readonly name: string;
  readonly fault?: string;
}

/** Timeout of a check. */
const TIMEOUT_MS = 60_000;
/** Timeout on the peer, which never finishes some checks. Its results are only reported. */
export const PEER_TIMEOUT_MS = 2_000;

// Saved before the page's clock replaces them.
const { setTimeout, clearTimeout } = globalThis;

export async function play({ name, run }: Check, stage: Stage, timeoutMs: number = TIMEOUT_MS): Promise<CheckResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeoutMs, new Error('it timed out'));
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

/** @throws Error if the values differ as JSON, which includes the order of keys. */
export function same(seen: unknown, expected: unknown, what = 'seen'): void {
  const [left, right] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left} instead of ${right}`);
}

/** The message of the error that the call throws or rejects with. @throws Error if there is none. */
export async function complaint(call: () => unknown): Promise<string> {
  let outcome: unknown;
  try {
    outcome = await call();
  } catch (error) {
    return error instanceof Error ? error.message : `no Error but ${String(error)}`;
  }
  throw new Error(`no error but ${JSON.stringify(outcome)}`);
}

/** @throws Error if the text does not contain the part. */
export function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`«${part}» is missing in «${text}»`);
}
