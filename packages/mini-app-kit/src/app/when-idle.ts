export interface IdleOptions {
  /** The longest delay on a busy page. */
  timeoutMs: number;
  /** The delay where `requestIdleCallback` is missing. */
  fallbackMs: number;
}

const DEFAULT_OPTIONS: IdleOptions = { timeoutMs: 500, fallbackMs: 100 };

/**
 * Runs a task when the page is idle.
 *
 * @returns a function that cancels it.
 */
export function whenIdle(task: () => void, { timeoutMs, fallbackMs }: IdleOptions = DEFAULT_OPTIONS): () => void {
  if ('requestIdleCallback' in globalThis) {
    const id = requestIdleCallback(task, { timeout: timeoutMs });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(task, fallbackMs);
  return () => clearTimeout(timer);
}
