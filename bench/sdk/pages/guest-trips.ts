/** Timeout: a headless page that draws nothing may never become idle. */
const IDLE_TIMEOUT_MS = 1_000;

/** When the page is loaded and the browser has nothing to do for it. */
export async function pageAtRest(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: IDLE_TIMEOUT_MS }));
}

/** Milliseconds of one message and its answer, the same as those of a handshake, nothing checked. */
export function bareTrip(): Promise<number> {
  return new Promise((resolve) => {
    const sent = performance.now();
    addEventListener('message', () => resolve(performance.now() - sent), { once: true });
    parent.postMessage({ id: 'bench', action: 'bare', version: 2 }, HOST_ORIGIN);
  });
}
