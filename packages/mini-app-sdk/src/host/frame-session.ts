import {
  type GuestMessage,
  type HostMessage,
  ID_PARAMETER,
  type InitialData,
  PAYMENT_STATUSES,
  type PaymentStatus,
  peek,
} from '../protocol/index.js';
import { addressWithId } from './address.js';
import { decide, refused } from './decide.js';
import { EmbedError } from './errors.js';
import { confine, heightFor } from './frame.js';
import { createFrameHeight, type FrameHeight } from './frame-height.js';
import type { EmbedOptions, HostSession } from './host-session.js';
import type { ConversationEvent, Outcome } from './observer.js';
import { requireInitialData, requireMaxHeight, requireRateLimit } from './options.js';
import { createTokenBucket, type TokenBucket } from './token-bucket.js';
import type { UrlJudge } from './url-policy.js';

/** Protocol 1 has no `updateData`, and a guest that speaks it must not get one (docs/protocol.md, Versions). */
const UPDATE_DATA_SINCE = 2;

/** More than the number of times that a guest sends `init` in 15 s. */
const MAX_PORTS = 32;

/** What the observer hears of a mini-app whose URL has an `id`. */
const OWN_ID: Outcome = {
  verdict: 'ignored',
  reason: 'own-id',
  detail: `the mini-app's URL has a parameter "${ID_PARAMETER}" of its own, and the host's stands before it: give it another name`,
};

/** Dependencies of a session. */
export interface FrameSetup {
  readonly page: Window;
  readonly frame: HTMLIFrameElement;
  readonly url: URL;
  readonly urls: UrlJudge;
}

/** The host's end of one conversation. */
export class FrameSession implements HostSession {
  readonly id = createId();
  readonly frame: HTMLIFrameElement;
  readonly #options: EmbedOptions;
  readonly #page: Window;
  readonly #origin: string;
  readonly #urls: UrlJudge;
  readonly #height: FrameHeight;
  readonly #fromGuest: TokenBucket;
  /** Strangers that know our id have a bucket of their own: their noise costs the guest nothing. */
  readonly #fromStrangers: TokenBucket;
  #droppedMessages = 0;
  #initialData: InitialData;
  #guestVersion: number | null = null;
  /**
   * Our ends of the ports that went with the answers to `init`, the newest last. A guest that has said `init` again, because
   * we were slow, may still be speaking over an earlier one.
   */
  #ports: MessagePort[] = [];
  /** True once the guest has spoken over the newest port: one that does not know of ports never does. */
  #portInUse = false;
  #initSinceLoad = false;
  #disposed = false;

  constructor(options: EmbedOptions, { page, frame, url, urls }: FrameSetup) {
    const rateLimit = requireRateLimit(options.rateLimit);
    const now = () => performance.now();
    this.#options = options;
    this.#page = page;
    this.frame = frame;
    this.#origin = url.origin;
    this.#urls = urls;
    this.#initialData = requireInitialData(options.initialData);
    this.#fromGuest = createTokenBucket(rateLimit, now);
    this.#fromStrangers = createTokenBucket(rateLimit, now);
    this.#height = createFrameHeight(page, requireMaxHeight(options.maxHeight), (px) => this.#applyHeight(px));
    this.#load(url);
  }

  get guestVersion(): number | null {
    return this.#guestVersion;
  }

  get droppedMessages(): number {
    return this.#droppedMessages;
  }

  updateData(initialData: InitialData): boolean {
    this.#initialData = requireInitialData(initialData);
    return this.#tell({ id: this.id, action: 'updateData', data: this.#initialData }, UPDATE_DATA_SINCE);
  }

  paymentResult(status: PaymentStatus): boolean {
    if (!PAYMENT_STATUSES.includes(status)) {
      throw new EmbedError(
        'INVALID_DATA',
        `"${status}" is no payment status. Give one of ${PAYMENT_STATUSES.join(', ')}.`,
      );
    }
    return this.#tell({ id: this.id, action: 'paymentResult', data: status });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#guestVersion = null;
    this.#page.removeEventListener('message', this.#onMessage);
    this.frame.removeEventListener('load', this.#onLoad);
    this.#height.cancel();
    this.#closePorts();
    if (this.#options.container) this.frame.remove();
  }

  /** Listens first and loads then: the guest's `init` may be the first thing that happens. */
  #load(url: URL): void {
    const { container, title } = this.#options;
    this.#page.addEventListener('message', this.#onMessage);
    this.frame.addEventListener('load', this.#onLoad);
    confine(this.frame);
    if (title !== undefined) this.frame.title = title;
    if (url.searchParams.has(ID_PARAMETER)) this.#report('to-guest', null, OWN_ID);
    this.frame.src = addressWithId(url, this.id);
    container?.append(this.frame);
  }

  /**
   * A `load` without an `init` since the previous `load` means a new document whose guest has not sent `init` yet. Usually
   * `init` comes first, because scripts run before `load`; then the version already belongs to the new guest. If `init`
   * comes just after its own `load`, the version survives the next reload. That is the safe side: a guest wrongly taken
   * for absent would miss messages, while a page of the same origin may see them early.
   */
  readonly #onLoad = (): void => {
    if (!this.#initSinceLoad) this.#forgetGuest();
    this.#initSinceLoad = false;
  };

  readonly #onMessage = (event: MessageEvent): void => {
    // An event that a script of this page dispatched may have getters that throw.
    logErrors('reading a message', () => {
      if (event.source !== null && event.source === this.frame.contentWindow) this.#hearGuest(event.data, event.origin);
      else this.#hearStranger(event.data, event.origin);
    });
  };

  #hearGuest(data: unknown, origin: string): void {
    if (!this.#admit(this.#fromGuest)) return;
    const fullHeight = this.#initialData.public.fullHeight;
    const decision = decide(data, origin, { id: this.id, origin: this.#origin, urls: this.#urls, fullHeight });
    this.#report('from-guest', data, decision.outcome);
    if ('message' in decision) this.#act(decision.message);
  }

  /** Other windows talk on the same page too; only one that uses our id is worth a line. */
  #hearStranger(data: unknown, origin: string): void {
    if (peek(data, 'id') !== this.id || !this.#admit(this.#fromStrangers)) return;
    const { outcome } = refused('wrong-source', `another window, of ${origin}, used this embedding's id`);
    this.#report('from-guest', data, outcome);
  }

  /** Takes a token; a drop is counted, and the first of its run is reported. */
  #admit(bucket: TokenBucket): boolean {
    const admission = bucket.take();
    if (admission === 'passed') return true;
    this.#droppedMessages += 1;
    if (admission === 'first-drop') {
      this.#report(
        'from-guest',
        null,
        refused('rate-limited', 'too many messages; the rest is dropped unread').outcome,
      );
    }
    return false;
  }

  #act(message: GuestMessage): void {
    // There is no protocol before the first: a guest that announces one is answered as well.
    if (message.action === 'init') this.#answerInit(Math.max(message.version ?? 1, 1));
    else if (message.action === 'height') this.#height.request(message.data);
    else logErrors(`the handler of ${message.action}`, () => this.#callHandler(message));
  }

  #callHandler(message: Exclude<GuestMessage, { action: 'init' | 'height' }>): void {
    const options = this.#options;
    switch (message.action) {
      case 'done':
        options.onDone?.(message.data);
        break;
      case 'checkout':
        options.onCheckout?.(message.data);
        break;
      case 'link':
        options.onLink?.(message.data);
        break;
      case 'error':
        options.onError?.(message.data);
        break;
      case 'unavailable':
        options.onUnavailable?.();
        break;
    }
  }

  #answerInit(guestVersion: number): void {
    this.#guestVersion = guestVersion;
    this.#initSinceLoad = true;
    const { port1, port2 } = new MessageChannel();
    this.#ports.push(port1);
    this.#portInUse = false;
    if (this.#ports.length > MAX_PORTS) this.#ports.shift()?.close();
    port1.onmessage = ({ data }) => {
      if (port1 === this.#ports.at(-1)) this.#portInUse = true;
      // Only the page that got the answer has the other end, and the answer was addressed to this origin.
      this.#hearGuest(data, this.#origin);
    };
    this.#tell({ id: this.id, action: 'init', data: this.#initialData }, 1, [port2]);
  }

  #forgetGuest(): void {
    this.#guestVersion = null;
    this.#closePorts();
  }

  #closePorts(): void {
    for (const port of this.#ports.splice(0)) port.close();
    this.#portInUse = false;
  }

  #applyHeight(px: number): void {
    // The mode may have changed by updateData since the height was asked for.
    if (this.#initialData.public.fullHeight) return;
    this.frame.style.height = `${heightFor(this.frame, px)}px`;
    logErrors('onHeight', () => this.#options.onHeight?.(px));
  }

  /** Sends only to the guest's origin, if the guest is present and knows the message. @returns whether it was sent. */
  #tell(message: HostMessage, since = 1, ports: MessagePort[] = []): boolean {
    const outcome = this.#readiness(since);
    if (outcome.verdict === 'accepted') {
      if (this.#portInUse) this.#ports.at(-1)?.postMessage(message);
      else this.frame.contentWindow?.postMessage(message, this.#origin, ports);
    }
    this.#report('to-guest', message, outcome);
    return outcome.verdict === 'accepted';
  }

  #readiness(since: number): Outcome {
    if (this.#guestVersion === null) {
      return { verdict: 'ignored', reason: 'no-guest', detail: 'no guest has said init; nothing was sent' };
    }
    if (this.#guestVersion < since) {
      const detail = `the guest speaks protocol ${this.#guestVersion}, the message needs ${since}; nothing was sent`;
      return { verdict: 'ignored', reason: 'guest-version', detail };
    }
    return { verdict: 'accepted' };
  }

  #report(direction: ConversationEvent['direction'], message: unknown, outcome: Outcome): void {
    const { observer } = this.#options;
    if (!observer) return;
    const event = { at: Date.now(), direction, action: peek(message, 'action'), ...outcome, message };
    logErrors('the observer', () => observer(event));
  }
}

/** Runs code of the host page. Its errors are logged: they must not break the connection. */
function logErrors(what: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error(`The host of a mini-app failed in ${what}.`, error);
  }
}

/** 128 random bits. Not `randomUUID`, which pages served by plain http in development do not have. */
function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
