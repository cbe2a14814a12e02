import { DEFAULT_INIT_TIMEOUT_MS, INIT_INTERVAL_MS, PROTOCOL_VERSION } from '../protocol/constants.js';
import { guarded } from '../protocol/guarded.js';
import { parseHostMessage } from '../protocol/host-message.js';
import { GUEST_MESSAGE } from '../protocol/message-rules.js';
import type { GuestMessage, HostMessage, InitialData } from '../protocol/messages.js';
import { findMismatch } from '../protocol/rules.js';
import { detectTransport } from './detect-transport.js';
import { Emitter, type Unsubscribe } from './emitter.js';
import { badPayload, MiniAppError } from './errors.js';
import { type Diagnosis, Evidence } from './evidence.js';
import type { MiniApp, MiniAppEvents, MiniAppOptions } from './mini-app.js';
import type { Delivery, Transport } from './transport.js';

/** The longest delay that timers of browsers keep; a longer one would end at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

interface InternalEvents extends MiniAppEvents {
  /** Pending waits end: with the data, or with the reason why there will be none. */
  settled: InitialData | MiniAppError;
}

class GuestSession implements MiniApp {
  readonly #options: MiniAppOptions;
  readonly #events = new Emitter<InternalEvents>();
  readonly #evidence = new Evidence();
  #transport: Transport | null = null;
  #stopListening: Unsubscribe | undefined;
  #initTimer: ReturnType<typeof setInterval> | undefined;
  #startedAt = 0;
  /** Null while the host has not answered. */
  #connectedAfterMs: number | null = null;
  #disposed = false;
  initialData: InitialData | null = null;

  constructor(options: MiniAppOptions) {
    this.#options = options;
  }

  connect(): void {
    // What stands in the way is for ready() to tell: a page at top level may connect and go on without a host.
    guarded(() => this.#open(), undefined);
  }

  async ready(): Promise<InitialData> {
    this.#open();
    if (this.#connectedAfterMs !== null && this.initialData) return this.initialData;
    return new Promise((resolve, reject) => {
      const timeoutMs = Math.min(this.#options.initTimeoutMs ?? DEFAULT_INIT_TIMEOUT_MS, MAX_TIMEOUT_MS);
      const settle = (outcome: InitialData | MiniAppError) => {
        stop();
        clearTimeout(timer);
        if (outcome instanceof MiniAppError) reject(outcome);
        else resolve(outcome);
      };
      const stop = this.#events.on('settled', settle);
      const timer = setTimeout(() => settle(this.#evidence.explain(timeoutMs)), timeoutMs);
    });
  }

  on<Name extends keyof MiniAppEvents>(name: Name, handler: (payload: MiniAppEvents[Name]) => void): Unsubscribe {
    return this.#events.on(name, handler);
  }

  height(px: number): void {
    this.#send('height', px);
  }

  done(paymentUrl: string | null): void {
    this.#send('done', paymentUrl);
  }

  checkout(paymentUrl: string): void {
    this.#send('checkout', paymentUrl);
  }

  link(url: string): void {
    this.#send('link', url);
  }

  error(text: string | null): void {
    this.#send('error', text);
  }

  unavailable(): void {
    this.#send('unavailable', null);
  }

  dispose(): void {
    this.#disposed = true;
    this.initialData = null;
    clearInterval(this.#initTimer);
    this.#stopListening?.();
    this.#events.emit('settled', disconnected());
  }

  diagnose(): Diagnosis {
    return {
      transport: this.#transport?.kind ?? null,
      hostOrigin: this.#transport?.hostOrigin ?? null,
      elapsedMs: this.#transport ? performance.now() - this.#startedAt : 0,
      connectedAfterMs: this.#connectedAfterMs,
      ...this.#evidence,
    };
  }

  /** Finds the host and starts the handshake, once. */
  #open(): void {
    if (this.#disposed) throw disconnected();
    if (this.#transport) return;
    const { transport, window = globalThis.window, hostOrigin } = this.#options;
    const found = transport ?? detectTransport(window, hostOrigin);
    this.#transport = found;
    this.#startedAt = performance.now();
    this.#stopListening = found.listen({
      onDelivery: (delivery) => this.#receive(found, delivery),
      // The page may have slept for hours, e.g. while the buyer was at the payment page: what it knows may be old.
      onRestored: () => this.#shakeHands(found),
    });
    this.#shakeHands(found);
  }

  /** Sends `init` at once and then at the fixed interval, until the host's `init` stops it. */
  #shakeHands(transport: Transport): void {
    const sendInit = () => {
      this.#evidence.attempts += 1;
      transport.post({ id: transport.id, action: 'init', version: PROTOCOL_VERSION });
    };
    clearInterval(this.#initTimer);
    this.#initTimer = setInterval(sendInit, INIT_INTERVAL_MS);
    sendInit();
  }

  /** Judges what arrived. What is wrong is noted and ignored; it never ends a wait (docs/protocol.md, The handshake). */
  #receive(transport: Transport, delivery: Delivery): void {
    const parsed = parseHostMessage(delivery.data);
    const { id } = parsed.message;
    if (id !== transport.id) this.#evidence.foreign += 1;
    else if (delivery.refusedFor) this.#evidence.sawRefused(delivery, transport.hostOrigin);
    else if (!parsed.ok) this.#evidence.sawInvalid(parsed);
    else this.#act(parsed.message, transport, delivery.origin);
  }

  #act({ action, data }: HostMessage, transport: Transport, origin: string): void {
    switch (action) {
      case 'init':
        transport.hostOrigin ??= origin;
        clearInterval(this.#initTimer);
        this.#connectedAfterMs ??= performance.now() - this.#startedAt;
        this.initialData = data;
        this.#events.emit('settled', data);
        this.#events.emit('initialData', data);
        break;
      case 'updateData':
        this.initialData = data;
        this.#events.emit('update', data);
        break;
      case 'paymentResult':
        this.#events.emit('paymentResult', data);
        break;
    }
  }

  /** Sends at once. The check is for callers without TypeScript: a host ignores a malformed message in silence. */
  #send<Action extends Exclude<GuestMessage['action'], 'init'>>(
    action: Action,
    data: Extract<GuestMessage, { action: Action }>['data'],
  ): void {
    if (this.#disposed) throw disconnected();
    if (!this.#transport || this.#connectedAfterMs === null) {
      throw new MiniAppError('NOT_CONNECTED', `${action} before the host's init: await ready() first.`);
    }
    const message = { id: this.#transport.id, action, data };
    const mismatch = findMismatch(message, GUEST_MESSAGE);
    if (mismatch) throw badPayload(action, mismatch);
    this.#transport.post(message as GuestMessage);
  }
}

function disconnected(): MiniAppError {
  return new MiniAppError('DISCONNECTED', 'Disposed: call createMiniApp() again.');
}

/**
 * Makes the mini-app's end of the bridge. Touches nothing until `connect()` or `ready()` is called.
 *
 * @example
 * const miniApp = createMiniApp();
 * const data = await miniApp.ready();
 * miniApp.height(document.body.scrollHeight);
 */
export function createMiniApp(options: MiniAppOptions = {}): MiniApp {
  return new GuestSession(options);
}
