// @vitest-environment happy-dom
import { waitFor } from '@invoicebox/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMiniApp, type MiniApp } from '../guest/index.js';
import { FakePage, PAGE_ORIGIN } from '../test-support/fake-page.js';
import { orderData, suborderData } from '../testing/initial-data.js';
import { type EmbedOptions, embedMiniApp, type HostSession } from './index.js';

const stops: (() => void)[] = [];

/** A host and the page that it has loaded, joined as browsers join them. */
function join(
  overrides: Partial<Omit<EmbedOptions, 'frame' | 'container'>> = {},
  { withPorts = false } = {},
): {
  session: HostSession;
  page: FakePage;
  /** What the host has sent through the window of the frame. */
  windowMessages: unknown[];
} {
  const windowMessages: unknown[] = [];
  const frame = document.createElement('iframe');
  const contentWindow = {
    postMessage(message: unknown, targetOrigin: string, ports: readonly MessagePort[]) {
      windowMessages.push(message);
      if (targetOrigin !== PAGE_ORIGIN) return;
      page.deliver(structuredClone(message), { origin: location.origin, ports: withPorts ? ports : [] });
    },
  };
  Object.defineProperty(frame, 'contentWindow', { value: contentWindow });
  const session = embedMiniApp({
    frame,
    url: `${PAGE_ORIGIN}/`,
    initialData: orderData(),
    policy: { paymentPages: ['https://pay.example/'] },
    ...overrides,
  });
  const page: FakePage = new FakePage({
    url: frame.src,
    referrer: location.href,
    onPost(message) {
      const fields = { data: structuredClone(message), origin: PAGE_ORIGIN, source: contentWindow };
      window.dispatchEvent(Object.assign(new Event('message'), fields));
    },
  });
  stops.push(() => session.dispose());
  return { session, page, windowMessages };
}

function open(page: FakePage): MiniApp {
  const miniApp = createMiniApp({ window: page });
  stops.push(() => miniApp.dispose());
  return miniApp;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

describe('a guest and a host of this SDK', () => {
  it('go through a whole order', async () => {
    const onCheckout = vi.fn();
    const { session, page } = join({ onCheckout });
    const miniApp = open(page);
    const results: string[] = [];
    miniApp.on('paymentResult', (status) => results.push(status));
    expect(await miniApp.ready()).toEqual(orderData());
    expect(session.guestVersion).toBe(2);
    session.updateData(suborderData());
    expect(miniApp.initialData).toEqual(suborderData());
    miniApp.checkout('https://pay.example/1');
    expect(onCheckout).toHaveBeenCalledWith('https://pay.example/1');
    session.paymentResult('completed');
    expect(results).toEqual(['completed']);
  });

  it('find each other when the host starts listening late', async () => {
    const { page } = join();
    const deaf = vi.spyOn(window, 'dispatchEvent').mockReturnValue(true);
    const miniApp = open(page);
    const ready = miniApp.ready();
    vi.advanceTimersByTime(500);
    expect(deaf).toHaveBeenCalledTimes(2);
    deaf.mockRestore();
    vi.advanceTimersByTime(500);
    expect(await ready).toEqual(orderData());
    expect(miniApp.diagnose()).toMatchObject({ attempts: 3, connectedAfterMs: 1000 });
  });

  it('shake hands anew after the page was reloaded', async () => {
    const { session, page } = join();
    const first = open(page);
    await first.ready();
    session.frame.dispatchEvent(new Event('load'));
    first.dispose();
    expect(await open(page).ready()).toEqual(orderData());
    session.frame.dispatchEvent(new Event('load'));
    expect(session.guestVersion).toBe(2);
  });

  it('serve two instances in one page', async () => {
    const { page } = join();
    expect(await Promise.all([open(page).ready(), open(page).ready()])).toEqual([orderData(), orderData()]);
  });
});

describe('the port', () => {
  /** Real time: messages of ports arrive in tasks of their own. */
  const start = (overrides: Parameters<typeof join>[0] = {}) => {
    vi.useRealTimers();
    return join(overrides, { withPorts: true });
  };

  it('carries everything but init once the guest has spoken over it', async () => {
    const onLink = vi.fn();
    const { session, page, windowMessages } = start({ onLink });
    const miniApp = open(page);
    const results: string[] = [];
    miniApp.on('paymentResult', (status) => results.push(status));
    await miniApp.ready();
    session.paymentResult('pending');
    expect(results).toEqual(['pending']);
    expect(windowMessages).toHaveLength(2);
    miniApp.link('https://example.ru/');
    await waitFor(() => expect(onLink).toHaveBeenCalledWith('https://example.ru/'));
    expect(page.posted.map(({ message }) => message)).toEqual([expect.objectContaining({ action: 'init' })]);
    session.paymentResult('completed');
    await waitFor(() => expect(results).toEqual(['pending', 'completed']));
    expect(windowMessages).toHaveLength(2);
  });

  it('loses nothing that is on its way when init is said again, as to a slow host or by a second instance', async () => {
    const onLink = vi.fn();
    const { page } = start({ onLink });
    const miniApp = open(page);
    await miniApp.ready();
    miniApp.link('https://example.ru/first');
    await open(page).ready();
    miniApp.link('https://example.ru/second');
    await vi.waitFor(() =>
      expect(onLink.mock.calls.flat()).toEqual(['https://example.ru/first', 'https://example.ru/second']),
    );
  });

  it('is judged like the window', async () => {
    const events: string[] = [];
    const onDone = vi.fn();
    const { page } = start({ onDone, observer: ({ verdict, reason }) => events.push(`${verdict} ${reason}`) });
    const miniApp = open(page);
    await miniApp.ready();
    miniApp.done('https://evil.example/');
    await waitFor(() => expect(events).toContain('refused not-payment-page'));
    expect(onDone).not.toHaveBeenCalled();
  });

  it('is given anew with each init, and serves every instance in the page', async () => {
    const onLink = vi.fn();
    const { session, page } = start({ onLink });
    const [first, second] = [open(page), open(page)];
    await Promise.all([first.ready(), second.ready()]);
    first.link('https://first.example/');
    second.link('https://second.example/');
    await waitFor(() => expect(onLink.mock.calls).toEqual([['https://first.example/'], ['https://second.example/']]));
    second.dispose();
    const heard = vi.fn();
    first.on('paymentResult', heard);
    session.paymentResult('completed');
    await waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith('completed'));
  });

  it('ends with the page that had it', async () => {
    const onLink = vi.fn();
    const { session, page, windowMessages } = start({ onLink });
    const before = open(page);
    await before.ready();
    before.link('https://example.ru/');
    await waitFor(() => expect(onLink).toHaveBeenCalledOnce());
    session.frame.dispatchEvent(new Event('load'));
    session.frame.dispatchEvent(new Event('load'));
    expect(session.guestVersion).toBeNull();
    before.link('https://example.ru/late');
    before.dispose();
    const after = open(page);
    await after.ready();
    session.paymentResult('hold');
    expect(windowMessages.at(-1)).toMatchObject({ action: 'paymentResult', data: 'hold' });
    expect(onLink).toHaveBeenCalledOnce();
  });
});

/** The messages of `@invoicebox/minapp-sdk` 4.0.0-alpha.20, protocol 1, as that release sends them to `*`. */
describe('a guest of protocol 1', () => {
  it('is served, and gets no updates', () => {
    const onDone = vi.fn();
    const onError = vi.fn();
    const { session, page } = join({ onDone, onError });
    const received: unknown[] = [];
    page.addEventListener(
      'message',
      (event: Event) => received.push((event as MessageEvent).data),
      new AbortController(),
    );
    const send = (message: object) => page.parent.postMessage({ id: session.id, ...message }, '*');
    send({ action: 'init' });
    expect(received).toEqual([{ id: session.id, action: 'init', data: orderData() }]);
    expect(session.guestVersion).toBe(1);
    expect(session.updateData(suborderData())).toBe(false);
    send({ action: 'height', data: 640 });
    send({ action: 'error', data: null });
    send({ action: 'done', data: 'https://pay.example/1' });
    expect(onError).toHaveBeenCalledWith(null);
    expect(onDone).toHaveBeenCalledWith('https://pay.example/1');
    session.paymentResult('completed');
    expect(received).toHaveLength(2);
  });
});
