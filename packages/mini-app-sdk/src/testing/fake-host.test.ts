import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMiniApp, type MiniApp } from '../guest/index.js';
import { PAYMENT_STATUSES } from '../protocol/index.js';
import { createFakeHost, type FakeHostOptions, orderData, suborderData } from './index.js';

const open: MiniApp[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const miniApp of open.splice(0)) miniApp.dispose();
  vi.useRealTimers();
});

function openMiniApp(options?: FakeHostOptions) {
  const host = createFakeHost(options);
  const miniApp = createMiniApp({ transport: host.transport });
  open.push(miniApp);
  return { host, miniApp };
}

describe('a fake host', () => {
  it.each([
    ['a storefront on a web page', orderData()],
    ['a storefront in the app', orderData({ fullHeight: true })],
    ['an extra to a main order', suborderData()],
  ])('opens a mini-app as %s', async (_, initialData) => {
    const { miniApp } = openMiniApp({ initialData });
    expect(await miniApp.ready()).toEqual(initialData);
  });

  it('remembers what the mini-app said', async () => {
    const { host, miniApp } = openMiniApp();
    await miniApp.ready();
    miniApp.height(100);
    miniApp.height(200);
    miniApp.unavailable();
    expect(host.said('height')).toEqual([100, 200]);
    expect(host.said('unavailable')).toEqual([null]);
    expect(host.messages.map(({ action }) => action)).toEqual(['init', 'height', 'height', 'unavailable']);
  });

  it.each(PAYMENT_STATUSES)('tells the payment result %s', async (status) => {
    const { host, miniApp } = openMiniApp();
    const heard = vi.fn();
    miniApp.on('paymentResult', heard);
    await miniApp.ready();
    host.paymentResult(status);
    expect(heard.mock.calls).toEqual([[status]]);
  });

  it('tells new data, and answers a later init with them', async () => {
    const { host, miniApp } = openMiniApp();
    await miniApp.ready();
    const changed = orderData({ locale: 'en' });
    host.updateData(changed);
    expect(miniApp.initialData).toEqual(changed);
    host.restore();
    await vi.advanceTimersByTimeAsync(0);
    expect(miniApp.initialData).toEqual(changed);
  });

  it.each([
    ['silent', 'HOST_SILENT'],
    ['broken', 'BAD_PAYLOAD'],
    ['foreign', 'HOST_SILENT'],
  ] as const)('that is %s lets the wait end with %s, and a late answer still connects', async (behaviour, code) => {
    const { host, miniApp } = openMiniApp({ behaviour });
    const failure = expect(miniApp.ready()).rejects.toMatchObject({ code });
    await vi.advanceTimersByTimeAsync(15_000);
    await failure;
    host.behave('answers');
    await vi.advanceTimersByTimeAsync(500);
    expect(miniApp.initialData).toEqual(orderData());
  });

  it('delivers any fault, which ends nothing', async () => {
    const { host, miniApp } = openMiniApp();
    await miniApp.ready();
    for (const value of [null, 1, 'text', {}, { id: 'memory', action: 'explode' }]) host.deliver(value);
    expect(miniApp.initialData).toEqual(orderData());
  });
});
