import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  EMBEDDING_ID,
  type FakeEvent,
  FakePage,
  HOST_ORIGIN,
  hostMessage,
  PAGE_ORIGIN,
} from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { createMiniApp, type MiniAppOptions } from './index.js';

const EVIL = 'https://evil.example';
const init = hostMessage('init', orderData());

/** A guest that has said `init` on the page. */
function connect(page: FakePage, options: MiniAppOptions = {}) {
  const miniApp = createMiniApp({ window: page, ...options });
  miniApp.connect();
  return miniApp;
}

/** Whether an `init` that arrives with these properties connects the guest. */
function hears(page: FakePage, event: FakeEvent, options: MiniAppOptions = {}): boolean {
  const miniApp = connect(page, options);
  page.deliver(init, event);
  const heard = miniApp.initialData !== null;
  miniApp.dispose();
  return heard;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the host's origin", () => {
  const targetOf = (page: FakePage, options?: MiniAppOptions) => {
    connect(page, options).dispose();
    return page.posted[0]?.targetOrigin;
  };

  it('is the option, before all else', () => {
    const page = new FakePage({ ancestorOrigins: [EVIL], referrer: `${EVIL}/` });
    expect(targetOf(page, { hostOrigin: `${HOST_ORIGIN}/checkout?x=1` })).toBe(HOST_ORIGIN);
  });

  it('is the first ancestor, before the referrer', () => {
    expect(targetOf(new FakePage({ ancestorOrigins: [HOST_ORIGIN, EVIL], referrer: `${EVIL}/` }))).toBe(HOST_ORIGIN);
  });

  it('is the referrer where the engine lists no ancestors', () => {
    expect(targetOf(new FakePage({ referrer: `${HOST_ORIGIN}/pay/1` }))).toBe(HOST_ORIGIN);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it.each([
    ['there is no referrer', {}],
    ["the referrer is the page's own", { referrer: `${PAGE_ORIGIN}/first-step` }],
    ['the ancestor is hidden', { ancestorOrigins: ['null'], referrer: `${EVIL}/` }],
    ['the ancestor has no web origin', { ancestorOrigins: ['app://invoicebox'] }],
  ])('is unknown when %s; then "*" is sent to, with one warning', (_, options) => {
    const page = new FakePage(options);
    const miniApp = connect(page);
    vi.advanceTimersByTime(2000);
    expect(page.posted.map(({ targetOrigin }) => targetOrigin)).toEqual(['*', '*', '*', '*', '*']);
    expect(console.warn).toHaveBeenCalledOnce();
    miniApp.dispose();
  });

  it('is pinned by the first valid init when unknown', () => {
    const page = new FakePage();
    const miniApp = connect(page);
    page.deliver(hostMessage('init', {}), { origin: EVIL });
    page.deliver(hostMessage('paymentResult', 'hold'), { origin: EVIL });
    expect(miniApp.diagnose().hostOrigin).toBeNull();

    page.deliver(init);
    expect(miniApp.diagnose().hostOrigin).toBe(HOST_ORIGIN);
    miniApp.height(10);
    expect(page.posted.at(-1)?.targetOrigin).toBe(HOST_ORIGIN);

    const results: string[] = [];
    miniApp.on('paymentResult', (status) => results.push(status));
    page.deliver(hostMessage('paymentResult', 'canceled'), { origin: EVIL });
    page.deliver(hostMessage('paymentResult', 'completed'));
    expect(results).toEqual(['completed']);
  });

  it('may be opaque: it is compared, but addressed as "*"', () => {
    const page = new FakePage();
    const miniApp = connect(page);
    page.deliver(init, { origin: 'null' });
    miniApp.height(10);
    expect(page.posted.at(-1)?.targetOrigin).toBe('*');
    page.deliver(hostMessage('updateData', orderData({ locale: 'en' })), { origin: EVIL });
    expect(miniApp.initialData?.public.locale).toBe('ru');
  });

  it('is never replaced by "*" when known', () => {
    const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
    const miniApp = connect(page);
    vi.advanceTimersByTime(1000);
    page.deliver(init);
    miniApp.done(null);
    expect(new Set(page.posted.map(({ targetOrigin }) => targetOrigin))).toEqual(new Set([HOST_ORIGIN]));
  });

  it.each(['*', '', 'pay.example', 'null', 'data:text/html,x'])('cannot be the option %j', async (hostOrigin) => {
    const miniApp = createMiniApp({ window: new FakePage(), hostOrigin });
    await expect(miniApp.ready()).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});

describe('whom the guest hears', () => {
  const inFrame = () => new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
  const inUnknownFrame = () => new FakePage();
  const inWebView = () => new FakePage({ webView: true });
  const script = { source: null, isTrusted: false };
  const removedFrame = { source: null, isTrusted: true };
  const otherWindow = { source: { postMessage() {} } };

  it.each<[string, () => FakePage, FakeEvent, boolean]>([
    ["the parent window with the host's origin", inFrame, {}, true],
    ["the parent window with the page's own origin", inFrame, { origin: PAGE_ORIGIN }, true],
    ['the parent window with an empty origin', inFrame, { origin: '' }, true],
    ['the parent window with another origin', inFrame, { origin: EVIL }, false],
    ['the parent window with an opaque origin', inFrame, { origin: 'null' }, false],
    ['a script of the page', inFrame, { ...script, origin: '' }, true],
    ['a script of the page with another origin', inFrame, { ...script, origin: EVIL }, false],
    ['a frame that was removed after posting', inFrame, { ...removedFrame, origin: HOST_ORIGIN }, false],
    ["another window with the host's origin", inFrame, otherWindow, false],
    ["another window with the page's own origin", inFrame, { ...otherWindow, origin: PAGE_ORIGIN }, false],
    ['any origin of the parent window while the host is unknown', inUnknownFrame, { origin: EVIL }, true],
    ['no script of the page while the host is unknown', inUnknownFrame, { ...script, origin: PAGE_ORIGIN }, false],
    ['no other window while the host is unknown', inUnknownFrame, otherWindow, false],
    ["a script in a WebView with the page's own origin", inWebView, {}, true],
    ['a script in a WebView with an empty origin', inWebView, { origin: '' }, true],
    ['a script in a WebView with another origin', inWebView, { origin: EVIL }, false],
    ['a frame inside the WebView', inWebView, { ...otherWindow, isTrusted: true }, false],
    ['a removed frame inside the WebView', inWebView, { isTrusted: true }, false],
  ])('%s', (_, makePage, event, heard) => {
    expect(hears(makePage(), event)).toBe(heard);
  });

  it('is in a WebView also window.postMessage of the page to itself', () => {
    const page = inWebView();
    expect(hears(page, { source: page, isTrusted: true })).toBe(true);
  });

  it("is in a WebView also the option's origin", () => {
    expect(hears(inWebView(), { origin: HOST_ORIGIN }, { hostOrigin: HOST_ORIGIN })).toBe(true);
  });

  it('is nobody with another id', () => {
    const page = inFrame();
    const miniApp = connect(page);
    page.deliver({ ...init, id: `${EMBEDDING_ID}0` });
    page.deliver({ ...init, id: undefined });
    expect(miniApp.initialData).toBeNull();
    expect(miniApp.diagnose().foreign).toBe(2);
  });

  it('is warned of once an origin, without what was said', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const page = inFrame();
    connect(page);
    for (const origin of [EVIL, EVIL, 'https://other.example', EVIL]) page.deliver(init, { origin });
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(`${EVIL}, not ${HOST_ORIGIN}`)],
      [expect.stringMatching(`https://other.example, not ${HOST_ORIGIN}`)],
    ]);
    warn.mockRestore();
  });

  it('is counted in the diagnosis, without what was said', () => {
    const page = inFrame();
    const miniApp = connect(page);
    page.deliver(init, otherWindow);
    page.deliver(init, { origin: EVIL });
    page.deliver(init, { origin: EVIL });
    page.deliver(hostMessage('somethingNew', 1));
    vi.advanceTimersByTime(600);
    page.deliver(init);
    expect(miniApp.diagnose()).toEqual({
      transport: 'iframe',
      hostOrigin: HOST_ORIGIN,
      attempts: 2,
      connectedAfterMs: 600,
      ignored: 1,
      foreign: 0,
      refusedSources: 1,
      refusedOrigins: { [EVIL]: 2 },
    });
  });
});
