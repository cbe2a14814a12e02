import type { TextStore } from './app-storage.js';

/**
 * A browser that denies storage to a frame of another site may still keep cookies that are partitioned: of this site, within
 * that host (Chromium 156 and Firefox 153 do). Without `HttpOnly`: what a page keeps in `localStorage` is as open.
 */
const ATTRIBUTES = 'Path=/; Secure; SameSite=None; Partitioned';
const MAX_AGE_SECONDS = 30 * 24 * 60 * 60;
/** Browsers take 4,096 bytes; every request carries all cookies, so a long value is not worth it. */
const MAX_COOKIE_LENGTH = 2_000;

function cookieOf(key: string): string | undefined {
  const start = `${encodeURIComponent(key)}=`;
  const pairs = document.cookie.split('; ');
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

const store: TextStore = {
  getItem(key) {
    const text = cookieOf(key);
    return text === undefined ? null : decodeURIComponent(text);
  },
  setItem(key, text) {
    const pair = `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
    const fits = pair.length <= MAX_COOKIE_LENGTH;
    // An older value of what no longer fits would be wrong.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in Safari.
    document.cookie =
      fits && text !== 'null'
        ? `${pair}; Max-Age=${MAX_AGE_SECONDS}; ${ATTRIBUTES}`
        : `${encodeURIComponent(key)}=; Max-Age=0; ${ATTRIBUTES}`;
    if (!fits) throw new RangeError(`«${key}» is too long for a cookie: expected ${MAX_COOKIE_LENGTH} characters.`);
  },
};

/** Texts in partitioned cookies; undefined where the browser does not keep them. */
export function partitionedCookies(): TextStore | undefined {
  const probe = 'mini-app-kit:probe';
  try {
    store.setItem(probe, '1');
    if (store.getItem(probe) !== '1') return undefined;
    store.setItem(probe, 'null');
    return store;
  } catch {
    return undefined;
  }
}
