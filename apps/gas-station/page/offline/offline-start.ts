const WORKER = '/service-worker.js';
const CACHE_PREFIX = 'gas-station-shell-';

/** The browser's service workers; null where a frame or a browser is denied them. */
function workers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/** Takes the service worker and what it kept away again. */
async function forget(container: ServiceWorkerContainer): Promise<void> {
  const registrations = await container.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
}

/**
 * Lets the page start without a connection from now on; everything works as before where that is denied. A build with
 * `VITE_OFFLINE=off`, and development, take away what an earlier build has left.
 */
export async function prepareOfflineStart(): Promise<void> {
  const container = workers();
  if (!container) return;
  const isOff = import.meta.env.DEV || import.meta.env.VITE_OFFLINE === 'off';
  try {
    await (isOff ? forget(container) : container.register(WORKER));
  } catch {
    // Denied to this frame, or no longer to be had: the page needs a connection then.
  }
}
