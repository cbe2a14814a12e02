// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Embedding, embed, MINI_APP_URL, PAYMENT_PAGE } from '../test-support/embedding.js';
import { PAGE_ORIGIN } from '../test-support/fake-page.js';
import { orderData, suborderData } from '../testing/initial-data.js';
import { EmbedError, embedMiniApp } from './index.js';

let embedding: Embedding | undefined;

function start(...args: Parameters<typeof embed>): Embedding {
  embedding = embed(...args);
  return embedding;
}

afterEach(() => {
  embedding?.dispose();
  vi.restoreAllMocks();
});

describe('the frame', () => {
  it('gets the URL with a unique id, and keeps the rest of it', () => {
    const first = start();
    const second = embed();
    const url = new URL(first.session.frame.src);
    expect(url.searchParams.get('id')).toBe(first.session.id);
    expect(first.session.id).toMatch(/^[0-9a-f]{32}$/);
    expect(second.session.id).not.toBe(first.session.id);
    url.searchParams.delete('id');
    expect(url.href).toBe(MINI_APP_URL);
    second.dispose();
  });

  it("says to the observer that the mini-app's own id is in the way", () => {
    const { events, session } = start({ url: 'https://app.example/?id=5' });
    expect(session.frame.src).toBe(`https://app.example/?id=${session.id}&id=5`);
    expect(events).toMatchObject([{ action: null, verdict: 'ignored', reason: 'own-id' }]);
    expect(events[0]?.detail).toContain('give it another name');
  });

  it('is confined', () => {
    const { frame } = start({ title: 'Бизнес-залы' }).session;
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin allow-forms');
    expect(frame.getAttribute('allow')).toBe('geolocation; clipboard-write');
    expect(frame.title).toBe('Бизнес-залы');
  });

  it('is made in a container, and removed with the session', () => {
    const container = document.createElement('div');
    const options = { url: MINI_APP_URL, initialData: orderData(), policy: { paymentPages: [] } };
    const session = embedMiniApp({ container, ...options });
    expect(container.firstElementChild).toBe(session.frame);
    session.dispose();
    session.dispose();
    expect(container.childElementCount).toBe(0);
  });
});

describe("the host's own mistakes", () => {
  it.each<[string, Parameters<typeof embed>[0], string]>([
    ['a URL that is not absolute', { url: '/app' }, 'INVALID_URL'],
    ['a URL without encryption', { url: 'http://app.example' }, 'INVALID_URL'],
    [
      'a URL on its own origin',
      { url: `${location.origin}/app`, policy: { paymentPages: [], allowHttpOnLoopback: true } },
      'SAME_ORIGIN',
    ],
    ['a payment page that is no URL', { policy: { paymentPages: ['pay.example'] } }, 'INVALID_URL'],
    ['a height that is no number', { maxHeight: Number.NaN }, 'INVALID_OPTION'],
    ['a rate that lets nothing through', { rateLimit: { burst: 0, perSecond: 1 } }, 'INVALID_OPTION'],
    [
      'data that cannot be posted',
      { initialData: { ...orderData(), private: { metaData: [() => {}] } } },
      'INVALID_DATA',
    ],
  ])('throw: %s', (_, overrides, code) => {
    expect(() => embed(overrides)).toThrow(expect.objectContaining({ name: 'EmbedError', code }));
  });

  it('name the path in the data', () => {
    const data = orderData();
    const initialData = { ...data, public: { ...data.public, locale: 5 } } as unknown as typeof data;
    expect(() => embed({ initialData })).toThrow(/initialData\.public\.locale should be string/);
    expect(() => start().session.updateData(initialData)).toThrow(EmbedError);
    expect(() => embedding?.session.paymentResult('paid' as 'hold')).toThrow(/"paid"/);
  });
});

describe('the handshake', () => {
  it('answers every init, to the origin of the frame only', () => {
    const { session, sent, say, events } = start();
    expect(session.guestVersion).toBeNull();
    say('init', { version: 2 });
    say('init', { version: 2 });
    const answer = { message: { id: session.id, action: 'init', data: orderData() }, targetOrigin: PAGE_ORIGIN };
    expect(sent).toEqual([answer, answer]);
    expect(Object.keys(sent[0]?.message as object)).toEqual(['id', 'action', 'data']);
    expect(events.map(({ direction, action, verdict }) => [direction, action, verdict])).toEqual([
      ['from-guest', 'init', 'accepted'],
      ['to-guest', 'init', 'accepted'],
      ['from-guest', 'init', 'accepted'],
      ['to-guest', 'init', 'accepted'],
    ]);
    expect(session.guestVersion).toBe(2);
  });

  it('takes a guest without a version for one of protocol 1', () => {
    const { session, say } = start();
    say('init');
    expect(session.guestVersion).toBe(1);
  });

  it.each([0, -1, 0.5])('takes a guest of version %s for one of protocol 1', (version) => {
    const { session, say, sent } = start();
    say('init', { version });
    expect(session.guestVersion).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('starts anew when the frame reloads', () => {
    const { session, say, sent } = start();
    const load = () => session.frame.dispatchEvent(new Event('load'));
    say('init', { version: 2 });
    load();
    expect(session.guestVersion).toBe(2);
    load();
    expect(session.guestVersion).toBeNull();
    expect(session.paymentResult('hold')).toBe(false);
    say('init');
    expect(session.guestVersion).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it('is answered with the newest data', () => {
    const { session, say, sent } = start();
    session.updateData(suborderData());
    say('init', { version: 2 });
    expect(sent).toEqual([
      expect.objectContaining({ message: { id: session.id, action: 'init', data: suborderData() } }),
    ]);
  });

  it('is not touched by a later change of the object that was given', () => {
    const initialData = structuredClone(orderData());
    const { say, sent } = start({ initialData });
    (initialData.private.metaData as unknown[]).push('later');
    say('init');
    expect(sent[0]?.message).toMatchObject({ data: { private: { metaData: [] } } });
  });
});

describe('telling the guest', () => {
  it('sends updates to a guest of protocol 2', () => {
    const { session, say, sent } = start();
    say('init', { version: 2 });
    expect(session.updateData(suborderData())).toBe(true);
    expect(sent.at(-1)).toEqual({
      message: { id: session.id, action: 'updateData', data: suborderData() },
      targetOrigin: PAGE_ORIGIN,
    });
  });

  it('never sends updates to a guest of protocol 1, and says why', () => {
    const { session, say, sent, events } = start();
    say('init');
    expect(session.updateData(suborderData())).toBe(false);
    expect(sent).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ direction: 'to-guest', verdict: 'ignored', reason: 'guest-version' });
  });

  it('sends results of payments to any guest that is there', () => {
    const { session, say, sent, events } = start();
    expect(session.paymentResult('completed')).toBe(false);
    expect(events.at(-1)).toMatchObject({ action: 'paymentResult', verdict: 'ignored', reason: 'no-guest' });
    say('init');
    expect(session.paymentResult('completed')).toBe(true);
    expect(sent.at(-1)?.message).toEqual({ id: session.id, action: 'paymentResult', data: 'completed' });
  });
});

describe('hearing the guest', () => {
  it('takes texts and URLs of 8,192 characters, and no longer ones', () => {
    const heard: unknown[] = [];
    const { say, events } = start({ onError: (text) => heard.push(text), onLink: (url) => heard.push(url) });
    const longest = 'x'.repeat(8_192);
    say('error', { data: longest });
    say('error', { data: `${longest}x` });
    say('link', { data: `https://example.ru/${longest}` });
    expect(heard).toEqual([longest]);
    expect(events.slice(1)).toEqual([
      expect.objectContaining({ action: 'error', verdict: 'refused', reason: 'too-long' }),
      expect.objectContaining({ action: 'link', verdict: 'refused', reason: 'too-long' }),
    ]);
  });

  it('calls the handlers with what was checked', () => {
    const calls: unknown[][] = [];
    const { say } = start({
      onDone: (url) => calls.push(['done', url]),
      onCheckout: (url) => calls.push(['checkout', url]),
      onLink: (url) => calls.push(['link', url]),
      onError: (text) => calls.push(['error', text]),
      onUnavailable: () => calls.push(['unavailable']),
    });
    say('done', { data: null });
    say('done', { data: `${PAYMENT_PAGE}1` });
    say('checkout', { data: 'HTTPS://PAY.example:443/a/../2' });
    say('link', { data: 'https://example.ru' });
    say('error', { data: null });
    say('error', { data: 'Нет мест' });
    say('unavailable', { data: null });
    expect(calls).toEqual([
      ['done', null],
      ['done', `${PAYMENT_PAGE}1`],
      ['checkout', `${PAYMENT_PAGE}2`],
      ['link', 'https://example.ru/'],
      ['error', null],
      ['error', 'Нет мест'],
      ['unavailable'],
    ]);
  });

  it('does without handlers and without an observer', () => {
    const { say } = start({ observer: undefined as never });
    for (const action of ['init', 'unavailable']) expect(() => say(action, { data: null })).not.toThrow();
  });

  it('refuses what the URL policy does not allow, and calls nobody', () => {
    const handler = vi.fn();
    const { say, lastVerdict, events } = start({ onDone: handler, onCheckout: handler, onLink: handler });
    const refused = (action: string, data: string) => {
      say(action, { data });
      return lastVerdict();
    };
    expect(refused('checkout', 'https://evil.example/')).toBe('refused: not-payment-page');
    expect(refused('done', 'https://evil.example/')).toBe('refused: not-payment-page');
    expect(refused('link', 'javascript:alert(1)')).toBe('refused: scheme');
    expect(refused('link', 'relative')).toBe('refused: not-a-url');
    expect(refused('link', 'https://user@example.ru')).toBe('refused: credentials');
    expect(handler).not.toHaveBeenCalled();
    expect(events.at(-1)).toMatchObject({
      at: expect.any(Number),
      direction: 'from-guest',
      action: 'link',
      detail: expect.any(String),
      message: { data: 'https://user@example.ru' },
    });
  });

  it('ignores what is malformed, unknown or of another embedding', () => {
    const { say, post, lastVerdict, sent, session } = start();
    say('height', { data: 'tall' });
    expect(lastVerdict()).toBe('ignored: malformed');
    say('teleport', { data: 1 });
    expect(lastVerdict()).toBe('ignored: unknown-action');
    post({ id: 'other', action: 'init' });
    expect(lastVerdict()).toBe('ignored: other-id');
    for (const value of [null, 'text', {}, JSON.stringify({ id: session.id, action: 'init' })]) {
      post(value);
      expect(lastVerdict()).toBe('ignored: malformed');
    }
    expect(sent).toEqual([]);
  });

  it('refuses a wrong origin of its frame, and a stranger that uses its id', () => {
    const { say, lastVerdict, sent } = start();
    say('init', {}, { origin: 'https://evil.example' });
    expect(lastVerdict()).toBe('refused: wrong-origin');
    say('init', {}, { source: window });
    expect(lastVerdict()).toBe('refused: wrong-source');
    say('init', {}, { source: null });
    expect(lastVerdict()).toBe('refused: wrong-source');
    expect(sent).toEqual([]);
  });

  it('says nothing of other windows that do not use its id', () => {
    const { post, events } = start();
    post({ id: 'other', action: 'init' }, { source: window });
    post('noise', { source: null });
    expect(events).toEqual([]);
  });

  it('survives hostile events, handlers and observers', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const fail = () => {
      throw new Error('of the host page');
    };
    const { say, sent } = start({ observer: fail, onError: fail });
    const hostile = Object.defineProperty(new Event('message'), 'source', { get: fail });
    expect(() => window.dispatchEvent(hostile)).not.toThrow();
    say('error', { data: null });
    say('init');
    expect(sent).toHaveLength(1);
    expect(log).toHaveBeenCalled();
  });

  it('ends with the session', () => {
    const { session, say, sent, events } = start();
    say('init', { version: 2 });
    session.dispose();
    say('init', { version: 2 });
    expect(sent).toHaveLength(1);
    expect(events).toHaveLength(2);
    expect(session.updateData(orderData())).toBe(false);
  });
});
