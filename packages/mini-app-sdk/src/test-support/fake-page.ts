import type { PageWindow } from '../guest/index.js';

/** Overrides for an event; the defaults are those of a message from the parent window. */
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
 * An event target that takes plain objects as events, because a script cannot create a trusted event. A parent target
 * receives an event in the capture phase if it listens there, and in the bubble phase if the event bubbles.
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

export interface FakePageOptions {
  readonly url?: string;
  readonly referrer?: string;
  readonly ancestorOrigins?: readonly string[];
  readonly topLevel?: boolean;
  readonly webView?: boolean;
  /** Called with what a frame sends to the application's bridge, which Android puts into every frame. */
  readonly onNativePost?: (json: string) => void;
  /** Called with each message that the page sends. */
  readonly onPost?: (message: unknown) => void;
}

/** A message that a page has sent. */
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
  /** All messages that the page has sent, oldest first. In a WebView they are JSON. */
  readonly posted: Posted[] = [];

  constructor({
    url = PAGE_URL,
    referrer = '',
    ancestorOrigins,
    topLevel,
    webView,
    onNativePost,
    onPost,
  }: FakePageOptions = {}) {
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
    else if (onNativePost) this.ReactNativeWebView = { postMessage: onNativePost };
  }

  /** Delivers a message of the host: from the parent window in a frame, from a script of the page in a WebView. */
  deliver(data: unknown, overrides: FakeEvent = {}): void {
    const sender =
      this.parent === (this as unknown)
        ? { source: null, origin: PAGE_ORIGIN, isTrusted: false }
        : { source: this.parent, origin: HOST_ORIGIN, isTrusted: true };
    this.dispatch('message', { data, ...sender, ...overrides });
  }

  /** Dispatches `pageshow`: persisted after a return from the back-forward cache, not persisted after a load. */
  show({ persisted }: { persisted: boolean }): void {
    this.dispatch('pageshow', { persisted });
  }
}

/** A message of the host with the id of the default page URL. */
export function hostMessage(action: string, data: unknown): Record<string, unknown> {
  return { id: EMBEDDING_ID, action, data };
}
