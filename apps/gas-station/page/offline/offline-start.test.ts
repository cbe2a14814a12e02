import { afterEach, describe, expect, it, vi } from 'vitest';
import { prepareOfflineStart } from './offline-start.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A browser with one registered worker, and with caches of this app and of another. */
function stubBrowser() {
  const register = vi.fn(async () => undefined);
  const unregister = vi.fn(async () => true);
  const drop = vi.fn(async () => true);
  vi.stubGlobal('navigator', { serviceWorker: { register, getRegistrations: async () => [{ unregister }] } });
  vi.stubGlobal('caches', { keys: async () => ['gas-station-shell-1', 'other'], delete: drop });
  return { register, unregister, drop };
}

describe('the start without a connection', () => {
  it('is prepared by the service worker at the root', async () => {
    vi.stubEnv('DEV', false);
    const { register, unregister } = stubBrowser();
    await prepareOfflineStart();
    expect(register.mock.calls).toEqual([['/service-worker.js']]);
    expect(unregister).not.toHaveBeenCalled();
  });

  it.each([
    ['development', { DEV: true }],
    ['a build without it', { DEV: false, VITE_OFFLINE: 'off' }],
  ])('is taken away by %s, with its own caches alone', async (_, env) => {
    vi.stubEnv('DEV', env.DEV);
    if ('VITE_OFFLINE' in env) vi.stubEnv('VITE_OFFLINE', env.VITE_OFFLINE);
    const { register, unregister, drop } = stubBrowser();
    await prepareOfflineStart();
    expect(register).not.toHaveBeenCalled();
    expect(unregister).toHaveBeenCalledTimes(1);
    expect(drop.mock.calls).toEqual([['gas-station-shell-1']]);
  });

  it('is left alone where service workers are denied, are not known, or fail', async () => {
    vi.stubEnv('DEV', false);
    const denied = {
      get serviceWorker(): never {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    const failing = { serviceWorker: { register: async () => Promise.reject(new TypeError('offline')) } };
    for (const navigator of [denied, {}, failing]) {
      vi.stubGlobal('navigator', navigator);
      await expect(prepareOfflineStart()).resolves.toBeUndefined();
    }
  });
});
