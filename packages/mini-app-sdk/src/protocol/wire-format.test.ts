import { describe, expect, it } from 'vitest';
import { createMiniApp } from '../guest/index.js';
import { FakePage, HOST_ORIGIN, hostMessage } from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { INIT_INTERVAL_MS, PAYMENT_STATUSES, PROTOCOL_VERSION } from './index.js';

/** The messages of a guest that does everything once, as text, so that the order of keys counts. */
async function wireOf(page: FakePage): Promise<string[]> {
  const miniApp = createMiniApp({ window: page });
  miniApp.connect();
  page.deliver(hostMessage('init', orderData()));
  await miniApp.ready();
  miniApp.height(640);
  miniApp.done('https://pay.example/1');
  miniApp.done(null);
  miniApp.checkout('https://pay.example/2');
  miniApp.link('https://example.ru/rules');
  miniApp.error('Нет мест');
  miniApp.error(null);
  miniApp.unavailable();
  miniApp.dispose();
  return page.posted.map(({ message }) => (typeof message === 'string' ? message : JSON.stringify(message)));
}

const WIRE = [
  '{"id":"embedding-1","action":"init","version":2}',
  '{"id":"embedding-1","action":"height","data":640}',
  '{"id":"embedding-1","action":"done","data":"https://pay.example/1"}',
  '{"id":"embedding-1","action":"done","data":null}',
  '{"id":"embedding-1","action":"checkout","data":"https://pay.example/2"}',
  '{"id":"embedding-1","action":"link","data":"https://example.ru/rules"}',
  '{"id":"embedding-1","action":"error","data":"Нет мест"}',
  '{"id":"embedding-1","action":"error","data":null}',
  '{"id":"embedding-1","action":"unavailable","data":null}',
];

describe('the wire format', () => {
  it('has plain objects with exactly these keys in this order in a frame', async () => {
    const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
    expect(await wireOf(page)).toEqual(WIRE);
    for (const { message } of page.posted) expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  it('is the JSON of the same objects in a WebView', async () => {
    const page = new FakePage({ webView: true });
    expect(await wireOf(page)).toEqual(WIRE);
    for (const { message } of page.posted) expect(message).toBeTypeOf('string');
  });

  it('has fixed constants', () => {
    expect(PROTOCOL_VERSION).toBe(2);
    expect(INIT_INTERVAL_MS).toBe(500);
    expect(PAYMENT_STATUSES).toEqual(['pending', 'completed', 'canceled', 'expired', 'hold', 'unknown']);
  });
});
