import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUrlJudge, EmbedError, type UrlVerdict } from './index.js';

const PAGES = ['https://pay.invoicebox.ru/', 'https://shop.example/pay', 'https://other.example:8443/a/b/'];
const judge = createUrlJudge({ paymentPages: PAGES });
const told = (verdict: UrlVerdict) => (verdict.ok ? verdict.url.href : verdict.refusal);

describe('links', () => {
  it.each([
    ['https://example.ru', 'https://example.ru/'],
    ['  https://EXAMPLE.ru/a/../b\n', 'https://example.ru/b'],
    ['https:\\\\example.ru\\a', 'https://example.ru/a'],
    ['https://пример.рф/', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['http://example.ru', 'scheme'],
    ['http://localhost:4701', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    ['java\nscript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['blob:https://example.ru/1', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['tel:+79160000000', 'scheme'],
    ['//example.ru', 'not-a-url'],
    ['/path', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://user:secret@example.ru', 'credentials'],
    ['https://invoicebox.ru@evil.example', 'credentials'],
  ])('%j: %s', (raw, expected) => {
    expect(told(judge.link(raw))).toBe(expected);
  });

  it('may be http: on loopback in development, and nowhere else', () => {
    const development = createUrlJudge({ paymentPages: [], allowHttpOnLoopback: true });
    for (const url of [
      'http://localhost:4700/',
      'http://app.localhost/',
      'http://127.0.0.1:4701/',
      'http://[::1]/',
      'http://127.1/',
    ]) {
      expect(development.link(url).ok).toBe(true);
    }
    for (const url of [
      'http://localhost.evil.example/',
      'http://128.0.0.1/',
      'http://0.0.0.0/',
      'http://evil.example/#localhost',
    ]) {
      expect(told(development.link(url))).toBe('scheme');
    }
  });

  it('may be http: at private addresses in development, and nowhere else', () => {
    const development = createUrlJudge({ paymentPages: [], allowHttpOnPrivateNetwork: true });
    for (const url of [
      'http://192.168.1.5:8080/x',
      'http://10.0.0.1/',
      'http://172.16.0.1/',
      'http://172.31.255.1/',
      'http://169.254.1.1/',
      'http://laptop.local:5173/',
      'http://[fd12:3456::1]/',
      'http://[fe80::1]/',
    ]) {
      expect(told(development.link(url))).toBe(url);
      expect(told(judge.link(url))).toBe('scheme');
    }
    for (const url of [
      'http://127.0.0.1/',
      'http://172.15.0.1/',
      'http://172.32.0.1/',
      'http://193.168.1.1/',
      'http://192.168.1.5.evil.example/',
      'http://local/',
      'http://[2001:db8::1]/',
    ]) {
      expect(told(development.link(url))).toBe('scheme');
    }
  });

  it('never throws, and never lets another scheme through', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `javascript:${rest}`),
        ),
        (raw) => {
          const verdict = judge.link(raw);
          if (verdict.ok) expect(verdict.url.protocol).toBe('https:');
        },
      ),
    );
  });
});

describe('payment URLs', () => {
  it.each([
    'https://pay.invoicebox.ru/',
    'https://pay.invoicebox.ru/any/path?order=1#top',
    'https://shop.example/pay',
    'https://shop.example/pay?order=1',
    'https://shop.example/pay/1',
    'https://other.example:8443/a/b/1',
  ])('of the payment pages pass: %s', (raw) => {
    expect(judge.payment(raw).ok).toBe(true);
  });

  it.each([
    'https://invoicebox.ru/',
    'https://pay.invoicebox.ru.evil.example/',
    'https://pay.invoicebox.ru:444/',
    'https://evil.example/?https://pay.invoicebox.ru/',
    'https://shop.example/payments',
    'https://shop.example/pay/../admin',
    'https://shop.example/pay/%2e%2e/admin',
    'https://shop.example/pay/..%2fadmin',
    'https://shop.example/pay/..%5Cadmin',
    'https://shop.example/',
    'https://other.example/a/b/1',
    'https://other.example:8443/a/b',
  ])('of other pages are refused: %s', (raw) => {
    expect(told(judge.payment(raw))).toBe('not-payment-page');
  });

  it('are refused for the same reasons as links first', () => {
    expect(told(judge.payment('javascript:alert(1)'))).toBe('scheme');
    expect(told(judge.payment('https://a:b@pay.invoicebox.ru/'))).toBe('credentials');
  });

  it('are all refused when there is no payment page', () => {
    expect(told(createUrlJudge({ paymentPages: [] }).payment('https://pay.invoicebox.ru/'))).toBe('not-payment-page');
  });
});

describe('the policy itself', () => {
  it.each(['pay.invoicebox.ru', 'http://pay.invoicebox.ru', 'https://a:b@pay.invoicebox.ru'])(
    'must be right: %s',
    (page) => {
      expect(() => createUrlJudge({ paymentPages: [page] })).toThrow(EmbedError);
    },
  );
});
