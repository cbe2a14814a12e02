// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Embedding, embed } from '../test-support/embedding.js';
import { createUrlJudge } from './index.js';

let embedding: Embedding;

beforeEach(() => {
  embedding = embed();
});
afterEach(() => {
  embedding.dispose();
  vi.restoreAllMocks();
});

describe('what the observer is told in words', () => {
  const long = 'x'.repeat(8_193);
  it.each<[string, (host: Embedding) => void, RegExp]>([
    ['wrong-origin', (host) => host.say('init', {}, { origin: 'https://evil.example' }), /expected .*evil\.example/],
    ['wrong-source', (host) => host.say('init', {}, { source: window }), /another window/],
    ['other-id', (host) => host.post({ id: 'another', action: 'init' }), /.+/],
    ['unknown-action', (host) => host.say('explode'), /action: expected .+/],
    ['malformed', (host) => host.say('height', { data: 'high' }), /^data: expected .*number/],
    ['malformed', (host) => host.post('text'), /^the message: expected object/],
    ['too-long', (host) => host.say('error', { data: long }), /8193 characters, at most/],
    ['not-a-url', (host) => host.say('link', { data: '/path' }), /absolute URL/],
    ['scheme', (host) => host.say('link', { data: 'javascript:alert(1)' }), /https:/],
    ['credentials', (host) => host.say('link', { data: 'https://a:b@c.example' }), /user name or a password/],
    [
      'not-payment-page',
      (host) => host.say('done', { data: 'https://evil.example/1' }),
      /begin with https:\/\/pay\.example\//,
    ],
    ['scheme', (host) => host.say('checkout', { data: 'http://pay.example/1' }), /begin with https:\/\/pay\.example\//],
  ])('explains %s', (reason, say, words) => {
    say(embedding);
    const event = embedding.events.findLast(({ direction }) => direction === 'from-guest');
    expect(event).toMatchObject({ reason, detail: expect.stringMatching(words) });
  });

  it('explains why a message of the host was not sent', () => {
    expect(embedding.session.paymentResult('hold')).toBe(false);
    expect(embedding.events.at(-1)).toMatchObject({ reason: 'no-guest', detail: expect.stringContaining('init') });
  });
});

describe('a host without handlers', () => {
  it.each([
    ['height', 100],
    ['done', null],
    ['checkout', 'https://pay.example/1'],
    ['link', 'https://a.example/'],
    ['error', null],
    ['unavailable', null],
  ])('takes %s in peace', (action, data) => {
    const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
    embedding.say('init');
    embedding.say(action, { data });
    expect(embedding.lastVerdict()).toBe('accepted');
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('URLs on loopback', () => {
  const { link } = createUrlJudge({ paymentPages: [], allowHttpOnLoopback: true });

  it.each([
    'http://localhost/',
    'http://app.localhost:4700/',
    'http://127.0.0.1/',
    'http://127.10.20.30/',
    'http://[::1]/',
  ])('are allowed: %s', (url) => {
    expect(link(url).ok).toBe(true);
  });

  it.each([
    'http://evillocalhost/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'ftp://localhost/',
    'ws://127.0.0.1/',
    'file://localhost/etc/passwd',
  ])('are told from others: %s', (url) => {
    expect(link(url)).toEqual({ ok: false, refusal: 'scheme' });
  });

  it.each(['http://:secret@localhost/', 'http://user@localhost/'])('hold no credentials: %s', (url) => {
    expect(link(url)).toEqual({ ok: false, refusal: 'credentials' });
  });
});
