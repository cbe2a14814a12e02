/** How long a busy page may put a task off, in milliseconds. */
const AT_MOST_MS = 500;
/** Where the browser does not tell when it is idle: after what is being drawn now, in milliseconds. */
const SOON_MS = 100;

/**
 * Runs a task when nothing else is to be done.
 *
 * @returns calls it off.
 */
export function whenIdle(task: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const id = requestIdleCallback(task, { timeout: AT_MOST_MS });
    return () => cancelIdleCallback(id);
  }
  const timer = setTimeout(task, SOON_MS);
  return () => clearTimeout(timer);
}
