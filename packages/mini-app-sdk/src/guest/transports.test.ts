import { describe, expect, it, vi } from 'vitest';
import { EMBEDDING_ID, FakePage, HOST_ORIGIN, hostMessage, PAGE_ORIGIN } from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { createMiniApp, createPageTransport, type Delivery, type Transport } from './index.js';
import { createMemoryTransport } from './memory-transport.js';

/** A transport with its other end in the test's hands. */
interface Harness {
  readonly transport: Transport;
  deliver(data: unknown): void;
  restore(): void;
  /** What was sent, as objects. */
  sent(): unknown[];
}

const harnesses: Record<string, () => Harness> = {
  iframe() {
    const page = new FakePage();
    return {
      transport: createPageTransport(page, EMBEDDING_ID, HOST_ORIGIN),
      deliver: (data) => page.deliver(data),
      restore: () => page.show({ persisted: true }),
      sent: () => page.posted.map(({ message }) => message),
    };
  },
  webview() {
    const page = new FakePage({ webView: true });
    return {
      transport: createPageTransport(page, EMBEDDING_ID),
      deliver: (data) => page.deliver(data),
      restore: () => page.show({ persisted: true }),
      sent: () => page.posted.map(({ message }) => JSON.parse(String(message))),
    };
  },
  memory() {
    const transport = createMemoryTransport(EMBEDDING_ID);
    return { transport, deliver: transport.deliver, restore: transport.restore, sent: () => [...transport.sent] };
  },
};

describe.each(Object.keys(harnesses))('the contract of a transport: %s', (kind) => {
  const make = (): Harness => harnesses[kind]?.() ?? expect.fail(`No harness for ${kind}.`);

  it('tells its kind and id', () => {
    expect(make().transport).toMatchObject({ kind, id: EMBEDDING_ID });
  });

  it('sends at once and in order', () => {
    const { transport, sent } = make();
    const messages = [
      { id: EMBEDDING_ID, action: 'init', version: 2 },
      { id: EMBEDDING_ID, action: 'height', data: 10 },
    ] as const;
    for (const message of messages) transport.post(message);
    expect(sent()).toEqual(messages);
  });

  it('delivers values as they are, also those that are no messages', () => {
    const { transport, deliver } = make();
    const received: Delivery[] = [];
    transport.listen(
      (delivery) => received.push(delivery),
      () => undefined,
    );
    const values = [hostMessage('init', orderData()), null, 5, 'no json', { any: ['thing'] }];
    for (const value of values) deliver(value);
    expect(received.map(({ data }) => data)).toEqual(values);
    expect(received.map(({ refusedFor }) => refusedFor)).toEqual(values.map(() => undefined));
  });

  it('tells of a return from the back-forward cache', () => {
    const { transport, restore } = make();
    const onRestored = vi.fn();
    transport.listen(() => undefined, onRestored);
    restore();
    expect(onRestored).toHaveBeenCalledOnce();
  });

  it('is silent after listening has stopped, and can be listened to again', () => {
    const { transport, deliver, restore } = make();
    const first = { onDelivery: vi.fn(), onRestored: vi.fn() };
    const stop = transport.listen(first.onDelivery, first.onRestored);
    stop();
    stop();
    deliver(1);
    restore();
    expect(first.onDelivery).not.toHaveBeenCalled();
    expect(first.onRestored).not.toHaveBeenCalled();
    const second = { onDelivery: vi.fn(), onRestored: vi.fn() };
    transport.listen(second.onDelivery, second.onRestored);
    deliver(2);
    expect(second.onDelivery).toHaveBeenCalledOnce();
  });

  it('carries a whole conversation', async () => {
    const { transport, deliver, sent } = make();
    const miniApp = createMiniApp({ transport });
    const ready = miniApp.ready();
    deliver(hostMessage('init', orderData()));
    expect(await ready).toEqual(orderData());
    miniApp.done(null);
    expect(sent().at(-1)).toEqual({ id: EMBEDDING_ID, action: 'done', data: null });
    miniApp.dispose();
  });
});

describe('a WebView', () => {
  const init = hostMessage('init', orderData());

  it('is spoken to by its bridge at top level', () => {
    const page = new FakePage({ webView: true });
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    expect(miniApp.diagnose()).toMatchObject({ transport: 'webview', hostOrigin: PAGE_ORIGIN });
    miniApp.dispose();
  });

  it.each([
    ['an object on the window', (page: FakePage) => page.deliver(init)],
    ['JSON on the window', (page: FakePage) => page.deliver(JSON.stringify(init))],
    ['an object on the document', (page: FakePage) => page.document.dispatch('message', onDocument(init))],
    ['JSON on the document', (page: FakePage) => page.document.dispatch('message', onDocument(JSON.stringify(init)))],
    [
      'an event that bubbles from the document',
      (page: FakePage) => page.document.dispatch('message', onDocument(init), { bubbles: true }),
    ],
  ])('delivers %s, once', (_, deliver) => {
    const page = new FakePage({ webView: true });
    const miniApp = createMiniApp({ window: page });
    const handler = vi.fn();
    miniApp.on('initialData', handler);
    miniApp.connect();
    deliver(page);
    expect(handler).toHaveBeenCalledOnce();
    miniApp.dispose();
  });

  it('ignores JSON that is broken or no message', () => {
    const page = new FakePage({ webView: true });
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    for (const text of ['{', '', 'null', '[]', '"x"', '{"id":1}']) expect(() => page.deliver(text)).not.toThrow();
    expect(miniApp.initialData).toBeNull();
    miniApp.dispose();
  });
});

describe('a frame', () => {
  it("speaks with the window around it, not with an application's bridge that Android puts into every frame", async () => {
    const onNativePost = vi.fn();
    const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN], onNativePost });
    const miniApp = createMiniApp({ window: page });
    const ready = miniApp.ready();
    page.deliver(hostMessage('init', orderData()));
    await ready;
    miniApp.done(null);
    expect(miniApp.diagnose()).toMatchObject({ transport: 'iframe', hostOrigin: HOST_ORIGIN });
    expect(page.posted.map(({ targetOrigin }) => targetOrigin)).toEqual([HOST_ORIGIN, HOST_ORIGIN]);
    expect(onNativePost).not.toHaveBeenCalled();
    miniApp.dispose();
  });

  it('takes no JSON and nothing from the document', () => {
    const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
    const miniApp = createMiniApp({ window: page });
    miniApp.connect();
    page.deliver(JSON.stringify(hostMessage('init', orderData())));
    page.document.dispatch('message', onDocument(hostMessage('init', orderData())));
    expect(miniApp.initialData).toBeNull();
    miniApp.dispose();
  });
});

/** An event as a WebView's script dispatches it on the document. */
function onDocument(data: unknown) {
  return { data, origin: '', source: null, isTrusted: false };
}
