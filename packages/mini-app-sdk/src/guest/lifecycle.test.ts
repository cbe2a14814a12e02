import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, HOST_ORIGIN, hostMessage, PAGE_ORIGIN } from '../test-support/fake-page.js';
import { orderData, suborderData } from '../testing/initial-data.js';
import { createMiniApp, MiniAppError } from './index.js';

const makePage = () => new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
const init = hostMessage('init', orderData());

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a page without a host', () => {
  it.each([
    ['at top level', new FakePage({ topLevel: true })],
    ['in a frame without an id', new FakePage({ url: `${PAGE_ORIGIN}/` })],
    ['in a frame with an empty id', new FakePage({ url: `${PAGE_ORIGIN}/?id=` })],
    ['in a WebView without an id', new FakePage({ url: `${PAGE_ORIGIN}/`, webView: true })],
  ])('%s may connect, and is told at once by ready()', async (_, page) => {
    const miniApp = createMiniApp({ window: page });
    expect(() => miniApp.connect()).not.toThrow();
    await expect(miniApp.ready()).rejects.toMatchObject({ name: 'MiniAppError', code: 'NOT_EMBEDDED' });
    expect(page.posted).toEqual([]);
    expect(page.listenerCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(() => miniApp.done(null)).toThrow(expect.objectContaining({ code: 'NOT_CONNECTED' }));
    expect(miniApp.diagnose()).toMatchObject({ transport: null, attempts: 0 });
    miniApp.dispose();
  });

  it('may have no window at all, as on a server', async () => {
    expect(globalThis.window).toBeUndefined();
    await expect(createMiniApp().ready()).rejects.toBeInstanceOf(MiniAppError);
  });
});

describe('connecting', () => {
  it('does nothing before it is asked for', () => {
    const page = makePage();
    createMiniApp({ window: page });
    expect(page.listenerCount).toBe(0);
    expect(page.posted).toEqual([]);
  });

  it('sends init synchronously, and only one handshake for many calls', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    expect(page.posted).toHaveLength(1);
    miniApp.connect();
    void miniApp.ready();
    expect(page.posted).toHaveLength(1);
    page.deliver(init);
  });

  it('gives the data to every waiting and every later call', async () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const waits = [miniApp.ready(), miniApp.ready()];
    page.deliver(init);
    expect(await Promise.all([...waits, miniApp.ready()])).toEqual([orderData(), orderData(), orderData()]);
    expect(miniApp.initialData).toEqual(orderData());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is stopped by nothing that is malformed, foreign or unknown', async () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const data = miniApp.ready();
    for (const noise of [null, 'text', 5, [], {}, { id: 'x' }, hostMessage('init', null), hostMessage('bye', 1)]) {
      page.deliver(noise);
    }
    page.deliver(JSON.stringify(init));
    page.deliver(init, { origin: 'https://evil.example' });
    expect(miniApp.initialData).toBeNull();
    page.deliver(init);
    expect(await data).toEqual(orderData());
  });

  it('survives events whose own getters throw', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    const hostile = {
      get data(): unknown {
        throw new Error('hostile');
      },
    };
    expect(() => page.dispatch('message', hostile)).not.toThrow();
    page.deliver(init);
    expect(miniApp.initialData).not.toBeNull();
  });
});

describe('sending', () => {
  it('throws NOT_CONNECTED before the init of the host, and sends nothing later', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const sends = [
      () => miniApp.height(1),
      () => miniApp.done(null),
      () => miniApp.checkout('https://pay.example/1'),
      () => miniApp.link('https://example.ru'),
      () => miniApp.error(null),
      () => miniApp.unavailable(),
    ];
    for (const send of sends) expect(send).toThrow(expect.objectContaining({ code: 'NOT_CONNECTED' }));
    miniApp.connect();
    for (const send of sends) expect(send).toThrow(expect.objectContaining({ code: 'NOT_CONNECTED' }));
    page.deliver(init);
    expect(page.posted).toHaveLength(1);
  });

  it('throws BAD_PAYLOAD for what a host would ignore', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    page.deliver(init);
    const untyped = miniApp as unknown as Record<string, (value?: unknown) => void>;
    for (const send of [
      () => miniApp.height(Number.NaN),
      () => miniApp.height(-1),
      () => untyped.done?.(),
      () => untyped.checkout?.(null),
      () => untyped.link?.({}),
      () => untyped.error?.(5),
    ]) {
      expect(send).toThrow(
        expect.objectContaining({ code: 'BAD_PAYLOAD', details: expect.objectContaining({ path: 'data' }) }),
      );
    }
    expect(page.posted).toHaveLength(1);
  });
});

describe('events', () => {
  it('come inside the event, to every handler, until it unsubscribes', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const seen: string[] = [];
    const handler = (status: string) => seen.push(status);
    const first = miniApp.on('paymentResult', handler);
    miniApp.on('paymentResult', handler);
    miniApp.connect();
    page.deliver(hostMessage('paymentResult', 'hold'));
    expect(seen).toEqual(['hold', 'hold']);
    first();
    first();
    page.deliver(hostMessage('paymentResult', 'completed'));
    expect(seen).toEqual(['hold', 'hold', 'completed']);
  });

  it('give the whole new data, which is then the newest', async () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const updates: unknown[] = [];
    miniApp.on('update', (data) => updates.push(data));
    miniApp.connect();
    page.deliver(init);
    page.deliver(hostMessage('updateData', suborderData()));
    expect(updates).toEqual([suborderData()]);
    expect(await miniApp.ready()).toEqual(suborderData());
  });

  it('may come before the init; an update is no answer to it', () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    page.deliver(hostMessage('updateData', orderData()));
    expect(() => miniApp.height(1)).toThrow(expect.objectContaining({ code: 'NOT_CONNECTED' }));
    vi.advanceTimersByTime(500);
    expect(page.posted).toHaveLength(2);
  });

  it('reach the other handlers when one throws, and never the page', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const failure = new Error('handler');
    const second = vi.fn();
    miniApp.on('initialData', () => {
      throw failure;
    });
    miniApp.on('initialData', second);
    miniApp.connect();
    expect(() => page.deliver(init)).not.toThrow();
    expect(second).toHaveBeenCalledWith(orderData());
    expect(log).toHaveBeenCalledWith(failure);
  });
});

describe('disposing', () => {
  it('rejects waits, stops sending and listening, and may be repeated', async () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const wait = miniApp.ready();
    miniApp.dispose();
    miniApp.dispose();
    await expect(wait).rejects.toMatchObject({ code: 'DISCONNECTED' });
    await expect(miniApp.ready()).rejects.toMatchObject({ code: 'DISCONNECTED' });
    expect(() => miniApp.connect()).not.toThrow();
    expect(() => miniApp.height(1)).toThrow(expect.objectContaining({ code: 'DISCONNECTED' }));
    vi.advanceTimersByTime(60_000);
    expect(page.posted).toHaveLength(1);
    expect(page.listenerCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves the page to a new instance, as strict modes do', async () => {
    const page = makePage();
    const first = createMiniApp({ window: page });
    first.connect();
    first.dispose();
    const second = createMiniApp({ window: page });
    const wait = second.ready();
    page.deliver(init);
    expect(await wait).toEqual(orderData());
    expect(first.initialData).toBeNull();
  });

  it('of one of two instances leaves the other alone', () => {
    const page = makePage();
    const [first, second] = [createMiniApp({ window: page }), createMiniApp({ window: page })];
    first.connect();
    second.connect();
    page.deliver(init);
    expect([first.initialData, second.initialData]).toEqual([orderData(), orderData()]);
    first.dispose();
    page.deliver(hostMessage('updateData', suborderData()));
    expect([first.initialData, second.initialData]).toEqual([null, suborderData()]);
  });
});
