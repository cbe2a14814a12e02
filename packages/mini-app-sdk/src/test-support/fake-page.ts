import type { PageWindow } from '../guest/index.js';

/** What a test says about an event; the rest is what a browser gives to a message of the parent window. */
export interface FakeEvent {
  readonly data?: unknown;
  readonly origin?: string;
  readonly source?: unknown;
  readonly isTrusted?: boolean;
  readonly persisted?: boolean;
  readonly ports?: readonly MessagePort[];
}

type Listener = (event: Event) => void;

/**
 * An event target whose events need not be real ones: a browser gives no way to make an event that is trusted.
 * A parent target hears an event on its way down where it asked for that, and on its way up if it bubbles.
 */
class FakeTarget {
  readonly #listeners = new Map<Listener, { type: string; capture: boolean }>();
  readonly #parent: FakeTarget | null;

  constructor(parent: FakeTarget | null = null) {
    this.#parent = parent;
  }

  addEventListener(type: string, listener: unknown, options: unknown): void {
    const { signal, capture = false } = options as { signal: AbortSignal; capture?: boolean };
    this.#listeners.set(listener as Listener, { type, capture });
    signal.addEventListener('abort', () => this.#listeners.delete(listener as Listener));
  }

  dispatch(type: string, fields: FakeEvent, { bubbles = false } = {}): void {
    const made = Object.defineProperties({ target: this }, Object.getOwnPropertyDescriptors(fields));
    const event = made as unknown as Event;
    this.#parent?.hear(event, (heard) => heard.type === type && heard.capture);
    this.hear(event, (heard) => heard.type === type);
    if (bubbles) this.#parent?.hear(event, (heard) => heard.type === type && !heard.capture);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  protected hear(event: Event, isMeant: (heard: { type: string; capture: boolean }) => boolean): void {
    for (const [listener, heard] of [...this.#listeners]) if (isMeant(heard)) listener(event);
  }
}

/** A page as a test wants it. */
export interface FakePageOptions {
  readonly url?: string;
  readonly referrer?: string;
  readonly ancestorOrigins?: readonly string[];
  readonly topLevel?: boolean;
  readonly webView?: boolean;
  /** Carries on what the page sends. */
  readonly onPost?: (message: unknown) => void;
}

/** Something that a page has sent. */
export interface Posted {
  readonly message: unknown;
  readonly targetOrigin: unknown;
}

export const HOST_ORIGIN = 'https://pay.example';
export const PAGE_ORIGIN = 'https://app.example';
export const EMBEDDING_ID = 'embedding-1';
const PAGE_URL = `${PAGE_ORIGIN}/?id=${EMBEDDING_ID}`;

/** The window of a mini-app, without a browser. */
export class FakePage extends FakeTarget implements PageWindow {
  readonly location: PageWindow['location'];
  readonly document: FakeTarget & { readonly referrer: string };
  readonly parent: PageWindow['parent'];
  readonly ReactNativeWebView?: { postMessage(json: string): void };
  /** What the page has sent, oldest first. In a WebView the messages are JSON. */
  readonly posted: Posted[] = [];

  constructor({ url = PAGE_URL, referrer = '', ancestorOrigins, topLevel, webView, onPost }: FakePageOptions = {}) {
    super();
    const { href, origin } = new URL(url);
    this.location = { href, origin, ...(ancestorOrigins && { ancestorOrigins }) };
    this.document = Object.assign(new FakeTarget(this), { referrer });
    const postMessage = (message: unknown, targetOrigin?: unknown) => {
      this.posted.push({ message, targetOrigin });
      onPost?.(message);
    };
    this.parent = topLevel || webView ? (this as unknown as PageWindow['parent']) : { postMessage };
    if (webView) this.ReactNativeWebView = { postMessage };
  }

  /** Delivers what the host has sent: by the parent window in a frame, by a script in the page in a WebView. */
  deliver(data: unknown, overrides: FakeEvent = {}): void {
    const sender = this.ReactNativeWebView
      ? { source: null, origin: PAGE_ORIGIN, isTrusted: false }
      : { source: this.parent, origin: HOST_ORIGIN, isTrusted: true };
    this.dispatch('message', { data, ...sender, ...overrides });
  }

  /** Acts as a return from the back-forward cache, or as a first load. */
  show({ persisted }: { persisted: boolean }): void {
    this.dispatch('pageshow', { persisted });
  }
}

/** A message of the host to the page of `PAGE_URL`. */
export function hostMessage(action: string, data: unknown): Record<string, unknown> {
  return { id: EMBEDDING_ID, action, data };
}
