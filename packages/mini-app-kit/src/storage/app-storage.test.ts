// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppStorage } from './app-storage.js';

/** Cookies as a browser keeps them, or does not. */
function fakeCookies(keeps: boolean) {
  const jar = new Map<string, string>();
  const written: string[] = [];
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() =>
    [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  );
  vi.spyOn(document, 'cookie', 'set').mockImplementation((text) => {
    written.push(text);
    const [pair = '', ...attributes] = text.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) jar.delete(name);
    else if (keeps) jar.set(name, value);
  });
  return written;
}

function denyStorage() {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  vi.stubGlobal('localStorage', undefined);
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what a page keeps', () => {
  it('is in localStorage, under the name of the app', () => {
    const storage = createAppStorage('coffee');
    expect(storage.write('place', { city: 'Тула' })).toBe(true);
    expect(localStorage.getItem('coffee:place')).toBe('{"city":"Тула"}');
    expect([storage.read('place'), storage.isKept]).toEqual([{ city: 'Тула' }, true]);
    localStorage.setItem('coffee:place', 'no JSON');
    expect(storage.read('place')).toBeNull();
  });

  it('is in partitioned cookies where a frame is denied storage, and is there after a reload', () => {
    denyStorage();
    const written = fakeCookies(true);
    expect(createAppStorage('coffee').write('order', { number: 'CF-1; =' })).toBe(true);
    expect(written.at(-1)).toContain('; Max-Age=2592000; Path=/; Secure; SameSite=None; Partitioned');
    const again = createAppStorage('coffee');
    expect([again.read('order'), again.isKept]).toEqual([{ number: 'CF-1; =' }, true]);
    again.write('order', null);
    expect(again.read('order')).toBeNull();
  });

  it('is nothing of a value that no cookie takes: an older one would be wrong', () => {
    denyStorage();
    fakeCookies(true);
    const storage = createAppStorage('coffee');
    storage.write('favourites', ['a']);
    expect(storage.write('favourites', ['Я'.repeat(1_000)])).toBe(false);
    expect(storage.read('favourites')).toBeNull();
  });

  it('is nothing, and says so, where the browser keeps no cookies either', () => {
    denyStorage();
    fakeCookies(false);
    const storage = createAppStorage('coffee');
    expect([storage.isKept, storage.write('order', 1), storage.read('order')]).toEqual([false, false, null]);
  });
});
