import { inspect } from 'node:util';
import type { Random } from '@invoicebox/test-kit';
import { createMiniApp, type MiniApp } from '../../guest/index.js';
import { HostMessageSchema } from '../../protocol/index.js';
import { EMBEDDING_ID, FakePage, HOST_ORIGIN, PAGE_ORIGIN } from '../fake-page.js';
import { fuzz, validHostMessage } from './messages.js';
import { Tally, validityOf } from './tally.js';

/** A new page is opened after this many messages, so that handshakes are fuzzed too. */
const MESSAGES_PER_PAGE = 500;

/** The JSON of a value, as some WebViews deliver it; undefined if it has none. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** A real guest on a fake page, fuzzed with messages of a host. */
export class GuestTarget {
  readonly tally = new Tally();
  readonly #random: Random;
  #page = new FakePage();
  #miniApp: MiniApp | undefined;
  #events: unknown[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Delivers one fuzzed message and checks its effect. */
  step(): void {
    if (!this.#miniApp || this.tally.delivered % MESSAGES_PER_PAGE === 0) this.#open();
    const { value } = fuzz(this.#random, validHostMessage(this.#random, EMBEDDING_ID));
    const json = this.#page.ReactNativeWebView && this.#random.chance(0.5) ? jsonOf(value) : undefined;
    const received = json === undefined ? value : JSON.parse(json);
    const expected = validityOf(HostMessageSchema, received, EMBEDDING_ID);
    this.#events = [];
    const before = this.#miniApp?.initialData;
    try {
      this.#deliver(json ?? value);
    } catch {
      this.tally.escaped += 1;
    }
    const changed = this.#miniApp?.initialData !== before;
    const handedOn = this.#events.length === 1 && this.#events[0] !== undefined;
    this.tally.add(expected, handedOn || changed, () => `to a guest: ${inspect(received, { depth: 4 }).slice(0, 500)}`);
  }

  close(): void {
    this.#miniApp?.dispose();
  }

  /** Opens a page in a frame or a WebView; its guest waits for the host's `init`. */
  #open(): void {
    this.close();
    this.#page = this.#random.chance(0.5)
      ? new FakePage({ webView: true })
      : new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
    this.#miniApp = createMiniApp({ window: this.#page });
    for (const name of ['initialData', 'update', 'paymentResult'] as const) {
      this.#miniApp.on(name, (payload) => this.#events.push(payload));
    }
    this.#miniApp.connect();
  }

  #deliver(data: unknown): void {
    // A script of the page can dispatch an event whose getters throw: it must be ignored.
    if (this.#random.chance(0.02)) this.#page.dispatch('message', unreadableEvent(data));
    const inWebView = this.#page.ReactNativeWebView !== undefined;
    this.#page.deliver(data, inWebView && this.#random.chance(0.3) ? { origin: '' } : {});
    if (inWebView && this.#random.chance(0.02))
      this.#page.document.dispatch('message', { data: null, origin: PAGE_ORIGIN });
  }
}

function unreadableEvent(data: unknown): object {
  const fail = () => {
    throw new Error('hostile event');
  };
  return Object.defineProperty({ data }, 'source', { get: fail, enumerable: true });
}
