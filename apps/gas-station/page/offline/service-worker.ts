/**
 * Service worker for an offline start. Caches the page and its files only: the page caches data itself (`storage/`), and prices,
 * orders and payments are never cached.
 */

/** The DOM and worker type libraries conflict: these are the few types needed here. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope {
  /** Prepended by the build (`offlineShell` of @invoicebox/mini-app-cli/vite). */
  readonly SHELL: { version: string; files: readonly string[] };
  readonly clients: { claim(): Promise<void> };
}

const { SHELL, clients } = self as unknown as WorkerScope;

const CACHE_PREFIX = 'gas-station-shell-';
const CACHE = CACHE_PREFIX + SHELL.version;
/** The same page at every address. */
const PAGE = '/';
/** Then the cached page is shown. */
const NETWORK_TIMEOUT_MS = 3_000;
/** Generous for the largest file on a slow network. */
const FILE_TIMEOUT_MS = 60_000;
/** Paths of this page; till and forecourt have pages of their own. */
const PAGE_PATH = /^\/($|stations\/|confirm$|payment\/)/;

async function cacheShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL.files]);
}

async function deleteOldShells(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // Serve pages that are open already, too.
  await clients.claim();
}

/** Network first, then cache. */
async function answerPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(NETWORK_TIMEOUT_MS) });
    if (response.status < 500) return response;
  } catch {
    // No network: fall back to the cache, as for a failing server.
  }
  const cached = await caches.match(PAGE, { cacheName: CACHE });
  return cached ?? Response.error();
}

/** Cache first: file names contain a hash of the content. */
async function answerFile(request: Request): Promise<Response> {
  const cached = await caches.match(request);
  if (cached) return cached;
  const response = await fetch(request, { signal: AbortSignal.timeout(FILE_TIMEOUT_MS) });
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(cacheShell()));
addEventListener('activate', (event) => (event as ExtendableEvent).waitUntil(deleteOldShells()));
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) respondWith.call(event, answerFile(request));
  else if (request.mode === 'navigate' && PAGE_PATH.test(pathname)) respondWith.call(event, answerPage(request));
});
