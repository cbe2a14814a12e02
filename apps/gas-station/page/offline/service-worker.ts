/**
 * Lets the page start without a connection: it keeps the page and the files that it starts with, and nothing else. What
 * the page has read it keeps itself, with its age (`storage/`); prices, orders and payments are never answered from here.
 */

/** The types of workers and of pages exclude each other: these are the few that are needed here. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope {
  /** Written in front by the build (scripts/lib/vite-offline.mjs). */
  readonly SHELL: { version: string; files: readonly string[] };
  readonly clients: { claim(): Promise<void> };
}

const { SHELL, clients } = self as unknown as WorkerScope;

const CACHE_PREFIX = 'gas-station-shell-';
const CACHE = CACHE_PREFIX + SHELL.version;
/** The page itself, the same at every address. */
const PAGE = '/';
/** A network that gives no page for so long is no network, in milliseconds. */
const PATIENCE_MS = 3_000;
/** Addresses of the page; till and forecourt have pages of their own. */
const PAGE_PATH = /^\/($|stations\/|confirm$|payment\/)/;

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL.files]);
}

async function dropOlderShells(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  // The page that is open now finds its screens here, too.
  await clients.claim();
}

/** The newest page; the kept one where the network does not give it. */
async function answerPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status < 500) return response;
  } catch {
    // No network: as with a server that fails, the kept page is the answer.
  }
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  return kept ?? Response.error();
}

/** A file whose name changes with its content: the kept one is as good as any. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(keepShell()));
addEventListener('activate', (event) => (event as ExtendableEvent).waitUntil(dropOlderShells()));
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) respondWith.call(event, answerFile(request));
  else if (request.mode === 'navigate' && PAGE_PATH.test(pathname)) respondWith.call(event, answerPage(request));
});
