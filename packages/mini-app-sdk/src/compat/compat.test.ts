// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createMinapp,
  getChildProtocolVersion,
  InvoiceboxMinapp,
  invoiceboxMinapp,
  isChildToParentMessage,
  isFeatureSupported,
  isParentToChildMessage,
  PROTOCOL_FEATURES,
  PROTOCOL_VERSION,
} from './index.js';

const HOST = 'https://pay.example';
const ID = 'e1';

const publicData = {
  userEmail: 'a@b.ru',
  userName: 'Анна',
  userPhone: '',
  locale: 'ru',
  minappType: 'suborder',
  fullHeight: false,
  orderContainerId: 'c1',
};
const initialData = {
  public: publicData,
  private: {
    metaData: [{ iataCode: 'SVO' }, { nested: [{ iataCode: 'LED' }] }],
    basketItems: [{ sku: 's', name: 'n' }],
  },
};

/** What the page has sent to its parent, oldest first. */
let sent: Array<[message: unknown, origin: unknown]>;
const open: InvoiceboxMinapp[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const parent = { postMessage: (message: unknown, origin: unknown) => sent.push([message, origin]) };
  vi.spyOn(window, 'parent', 'get').mockReturnValue(parent as never);
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(`${HOST}/order`);
  window.history.replaceState(null, '', `/?id=${ID}`);
});

afterEach(() => {
  for (const minapp of open.splice(0)) minapp.disconnect();
  Reflect.deleteProperty(window, 'ReactNativeWebView');
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function connected(options = {}): InvoiceboxMinapp {
  const minapp = createMinapp(options);
  open.push(minapp);
  minapp.connect();
  return minapp;
}

/** The host speaks. */
function tell(message: unknown, { origin = HOST, source = window.parent as unknown } = {}): void {
  const event = new MessageEvent('message', { data: message, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}

const init = (data: unknown = initialData) => ({ id: ID, action: 'init', data });

describe('connecting', () => {
  it('sends init synchronously, then every 500 ms until the host answers, once for two calls', () => {
    const minapp = connected();
    minapp.connect();
    expect(sent).toEqual([[{ id: ID, action: 'init', version: 2 }, HOST]]);
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(3);
    tell(init());
    vi.advanceTimersByTime(5_000);
    expect(sent).toHaveLength(3);
  });

  it('is undone by disconnecting, which may be repeated', () => {
    const minapp = connected();
    expect(minapp.isConnected()).toBe(true);
    minapp.disconnect();
    minapp.disconnect();
    expect(minapp.isConnected()).toBe(false);
    vi.advanceTimersByTime(5_000);
    expect(sent).toHaveLength(1);
  });

  it('reads the page when an instance is made, not at import', () => {
    window.history.replaceState(null, '', '/?id=later');
    connected();
    expect(sent[0]?.[0]).toMatchObject({ id: 'later' });
  });

  it('takes the parent’s origin from its option first', () => {
    connected({ parentOrigin: 'https://other.example' });
    expect(sent[0]?.[1]).toBe('https://other.example');
  });
});

describe('the initial data', () => {
  it('is the public part; the rest is read by its own methods', async () => {
    const minapp = connected();
    tell(init());
    expect(await minapp.getInitialData()).toEqual(publicData);
    expect(await minapp.getBasketItems()).toEqual([{ sku: 's', name: 'n' }]);
    expect(await minapp.matchMetaDataValues('iataCode', ['LED'])).toBe(true);
    expect(await minapp.matchMetaDataValues('iataCode', ['DME'])).toBe(false);
    expect(await minapp.getMetaDataValues('iataCode')).toEqual(['SVO', 'LED']);
    expect(await minapp.getMetaDataValues(['name', 'iataCode'])).toEqual(['SVO', 'LED']);
  });

  it('is waited for from the call on, and given up with «no init response»', async () => {
    const minapp = connected({ initTimeoutMs: 1_000 });
    vi.advanceTimersByTime(900);
    const waiting = expect(minapp.getInitialData()).rejects.toThrow('no init response');
    vi.advanceTimersByTime(999);
    vi.advanceTimersByTime(1);
    await waiting;
    tell(init());
    expect(await minapp.getInitialData()).toEqual(publicData);
  });

  it('is not waited for after disconnecting', async () => {
    const minapp = connected();
    const waiting = expect(minapp.getInitialData()).rejects.toThrow('Disconnected');
    minapp.disconnect();
    await waiting;
  });

  it('resolves with missing fields, too', async () => {
    const minapp = connected();
    tell(init({ public: { userEmail: 'a@b.ru' } }));
    expect(await minapp.getInitialData()).toEqual({ userEmail: 'a@b.ru' });
    expect(await minapp.getBasketItems()).toEqual([]);
    expect(await minapp.getMetaDataValues('iataCode')).toEqual([]);
  });

  it('is the new one after an update', async () => {
    const minapp = connected();
    const handler = vi.fn();
    const stop = minapp.onDataUpdate(handler);
    tell(init());
    tell({ id: ID, action: 'updateData', data: { ...initialData, public: { ...publicData, locale: 'en' } } });
    expect(handler.mock.calls).toEqual([[{ ...publicData, locale: 'en' }]]);
    expect(await minapp.getInitialData()).toMatchObject({ locale: 'en' });
    stop();
    tell({ id: ID, action: 'updateData', data: initialData });
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

describe('handlers', () => {
  it('run inside the event, several of them, also before any init', () => {
    const minapp = connected();
    const [first, second] = [vi.fn(), vi.fn()];
    const stop = minapp.onPaymentResult(first);
    minapp.onPaymentResult(second);
    tell({ id: ID, action: 'paymentResult', data: 'completed' });
    expect([first, second].map(({ mock }) => mock.calls)).toEqual([[['completed']], [['completed']]]);
    stop();
    tell({ id: ID, action: 'paymentResult', data: 'canceled' });
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenLastCalledWith('canceled');
  });

  it('do not run for another id, another window or another origin', () => {
    const handler = vi.fn();
    connected().onPaymentResult(handler);
    tell({ id: 'another', action: 'paymentResult', data: 'completed' });
    tell({ id: ID, action: 'paymentResult', data: 'completed' }, { source: {} });
    tell({ id: ID, action: 'paymentResult', data: 'completed' }, { origin: 'https://evil.example' });
    expect(handler).not.toHaveBeenCalled();
  });
});

const MESSAGES: Array<[string, (minapp: InvoiceboxMinapp) => void, string]> = [
  ['onHeightChange', (minapp) => minapp.onHeightChange(120), `{"id":"${ID}","action":"height","data":120}`],
  [
    'onDone with a URL',
    (minapp) => minapp.onDone('https://pay/1'),
    `{"id":"${ID}","action":"done","data":"https://pay/1"}`,
  ],
  ['onDone', (minapp) => minapp.onDone(), `{"id":"${ID}","action":"done","data":null}`],
  [
    'onCheckout',
    (minapp) => minapp.onCheckout('https://pay/1'),
    `{"id":"${ID}","action":"checkout","data":"https://pay/1"}`,
  ],
  ['onLink', (minapp) => minapp.onLink('https://a.b/'), `{"id":"${ID}","action":"link","data":"https://a.b/"}`],
  ['onError with a text', (minapp) => minapp.onError('Нет'), `{"id":"${ID}","action":"error","data":"Нет"}`],
  ['onError', (minapp) => minapp.onError(), `{"id":"${ID}","action":"error","data":null}`],
  ['onUnavailable', (minapp) => minapp.onUnavailable(), `{"id":"${ID}","action":"unavailable","data":null}`],
];

describe('each message', () => {
  it.each(MESSAGES)('%s goes at once, before any init, with its keys in order', (_, say, json) => {
    const minapp = connected();
    sent = [];
    say(minapp);
    expect(sent.map(([message]) => JSON.stringify(message))).toEqual([json]);
  });

  it.each(MESSAGES)('%s is refused before connect', (_, say) => {
    expect(() => say(createMinapp())).toThrow('not connected');
  });

  it.each(MESSAGES)('%s goes as JSON in a WebView', (_, say, json) => {
    const posted: unknown[] = [];
    vi.spyOn(window, 'parent', 'get').mockReturnValue(window as never);
    Object.assign(window, { ReactNativeWebView: { postMessage: (text: unknown) => posted.push(text) } });
    say(connected());
    expect(posted).toEqual([`{"id":"${ID}","action":"init","version":2}`, json]);
    expect(sent).toEqual([]);
  });

  it("goes to the window around a frame, not to an application's bridge", () => {
    const postMessage = vi.fn();
    Object.assign(window, { ReactNativeWebView: { postMessage } });
    connected().onDone();
    expect(sent.map(([, origin]) => origin)).toEqual([HOST, HOST]);
    expect(postMessage).not.toHaveBeenCalled();
  });
});

describe.each([
  ['the shared instance', () => invoiceboxMinapp],
  ["an instance of one's own", () => createMinapp()],
])('%s in the tests of a mini-app', (_, give) => {
  it('can be spied on, and is as before afterwards', async () => {
    const minapp = give();
    const { onDone } = minapp;
    const spy = vi.spyOn(minapp, 'onDone').mockImplementation(() => undefined);
    vi.spyOn(minapp, 'getInitialData').mockResolvedValue(publicData as never);
    minapp.onDone('https://pay.example/1');
    expect(spy).toHaveBeenCalledExactlyOnceWith('https://pay.example/1');
    expect(await minapp.getInitialData()).toBe(publicData);
    vi.restoreAllMocks();
    expect(minapp.onDone).toBe(onDone);
    expect(() => minapp.onDone()).toThrow('not connected');
  });

  it('can be assigned to', () => {
    const minapp = give();
    const { onLink } = minapp;
    const mine = vi.fn();
    minapp.onLink = mine;
    expect(minapp.onLink).toBe(mine);
    minapp.onLink('https://a.b/');
    expect(mine).toHaveBeenCalledOnce();
    minapp.onLink = onLink;
  });

  it('has the same methods each time, and all of them', () => {
    const minapp = give();
    for (const name of Object.getOwnPropertyNames(InvoiceboxMinapp.prototype)) {
      expect(name in minapp).toBe(true);
      expect(Reflect.get(minapp, name)).toBe(Reflect.get(minapp, name));
    }
    expect(minapp).toEqual(minapp);
    expect(minapp).toBeInstanceOf(InvoiceboxMinapp);
  });

  it('follows a spy on the class', () => {
    const spy = vi.spyOn(InvoiceboxMinapp.prototype, 'onUnavailable').mockImplementation(() => undefined);
    give().onUnavailable();
    expect(spy).toHaveBeenCalledOnce();
  });
});

describe('the shared instance', () => {
  it('is made on first use and is one', () => {
    expect(invoiceboxMinapp.isConnected()).toBe(false);
    const { connect, disconnect } = invoiceboxMinapp;
    connect();
    expect(invoiceboxMinapp.isConnected()).toBe(true);
    disconnect();
    expect(invoiceboxMinapp.isConnected()).toBe(false);
    expect(invoiceboxMinapp).toBeInstanceOf(InvoiceboxMinapp);
  });
});

describe('the protocol', () => {
  it('has its version and features', () => {
    expect(PROTOCOL_VERSION).toBe(2);
    expect(PROTOCOL_FEATURES).toEqual({ updateData: 2 });
    expect([1, 2, 3].map((version) => isFeatureSupported('updateData', version))).toEqual([false, true, true]);
    expect([{}, { version: 2 }].map(getChildProtocolVersion)).toEqual([1, 2]);
  });

  it('knows messages by id and action alone', () => {
    for (const action of ['init', 'height', 'done', 'checkout', 'link', 'error', 'unavailable']) {
      expect(isChildToParentMessage({ id: '', action })).toBe(true);
    }
    for (const action of ['init', 'paymentResult', 'updateData']) {
      expect(isParentToChildMessage({ id: '', action, data: 1 })).toBe(true);
    }
    for (const value of [
      null,
      undefined,
      'init',
      1,
      [],
      {},
      { id: 1, action: 'init' },
      { id: '', action: 'toString' },
    ]) {
      expect([isChildToParentMessage(value), isParentToChildMessage(value)]).toEqual([false, false]);
    }
    expect(isChildToParentMessage({ id: '', action: 'updateData' })).toBe(false);
    expect(isParentToChildMessage({ id: '', action: 'done' })).toBe(false);
  });
});
