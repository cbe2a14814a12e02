/** How long a task may be put off. */
export interface Patience {
  /** By a busy page, in milliseconds. */
  atMostMs: number;
  /** In a WebView that does not tell when it is idle, in milliseconds. */
  untoldMs: number;
}

/** After what is being drawn now. */
const SOON: Patience = { atMostMs: 500, untoldMs: 100 };

/**
 * Runs a task when nothing else is to be done.
 *
 * @returns calls it off.
 */
export function whenIdle(task: () => void, { atMostMs, untoldMs }: Patience = SOON): () => void {
  if ('requestIdleCallback' in globalThis) {
    const id = requestIdleCallback(task, { timeout: atMostMs });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(task, untoldMs);
  return () => clearTimeout(timer);
}
