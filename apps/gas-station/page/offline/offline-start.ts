const WORKER = '/service-worker.js';
const CACHE_PREFIX = 'gas-station-shell-';

/** Null if service workers are unsupported or denied to this frame. */
function workers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/** Removes the service worker and its caches. */
async function unregister(container: ServiceWorkerContainer): Promise<void> {
  const registrations = await container.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
}

/**
 * Registers the service worker for an offline start. In development and with `VITE_OFFLINE=off` removes it instead.

 */
export async function prepareOfflineStart(): Promise<void> {
  const container = workers();
  if (!container) return;
  const isOff = import.meta.env.DEV || import.meta.env.VITE_OFFLINE === 'off';
  try {
    await (isOff ? unregister(container) : container.register(WORKER));
  } catch {
    // Denied to this frame: the page needs a connection then.
  }
}
