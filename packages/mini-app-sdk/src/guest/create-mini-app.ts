import { DEFAULT_INIT_TIMEOUT_MS, INIT_INTERVAL_MS, PROTOCOL_VERSION } from '../protocol/constants.js';
import { guarded } from '../protocol/guarded.js';
import { parseHostMessage } from '../protocol/host-message.js';
import { GUEST_MESSAGE } from '../protocol/message-rules.js';
import type { GuestMessage, HostMessage, InitialData } from '../protocol/messages.js';
import { findMismatch } from '../protocol/rules.js';
import { detectTransport } from './detect-transport.js';
import { createEmitter, type Unsubscribe } from './emitter.js';
import { badPayload, MiniAppError } from './errors.js';
import { type Counts, countRefused, explainUnreadInit } from './evidence.js';
import type { MiniApp, MiniAppEvents, MiniAppOptions } from './mini-app.js';
import type { Delivery, Transport } from './transport.js';

interface InternalEvents extends MiniAppEvents {
  /** Pending waits end: with the data, or with the reason why there will be none. */
  settled: InitialData | MiniAppError;
}

/**
 * Makes the mini-app's end of the bridge. Touches nothing until `connect()` or `ready()` is called.
 *
 * A function with variables rather than a class with fields: minifiers shorten the names of the one and not of the
 * other, and every mini-app loads this before it can say `init`.
 *
 * @example
 * const miniApp = createMiniApp();
 * const data = await miniApp.ready();
 * miniApp.height(document.body.scrollHeight);
 */
export function createMiniApp(options: MiniAppOptions = {}): MiniApp {
  const events = createEmitter<InternalEvents>();
  const counts: Counts = { attempts: 0, ignored: 0, foreign: 0, refusedSources: 0, refusedOrigins: {} };
  let transport: Transport | null = null;
  let stopListening: Unsubscribe | undefined;
  let initTimer: ReturnType<typeof setInterval> | undefined;
  /** Null while the host has not answered. */
  let connectedAfterMs: number | null = null;
  let initialData: InitialData | null = null;
  let disposed = false;
  /** Why there is no data yet, the most telling cause last. */
  let wrongOrigin: MiniAppError | undefined;
  let unreadInit: MiniAppError | undefined;

  /** Finds the host and starts the handshake, once. */
  const open = (): void => {
    if (disposed) throw disconnected();
    if (transport) return;
    transport = options.transport ?? detectTransport(options.window ?? globalThis.window, options.hostOrigin);
    converse(transport);
  };

  const converse = (host: Transport): void => {
    const startedAt = performance.now();

    /** Sends `init` at once and then at the fixed interval, until the host's `init` stops it. */
    const shakeHands = () => {
      const sendInit = () => {
        counts.attempts += 1;
        host.post({ id: host.id, action: 'init', version: PROTOCOL_VERSION });
      };
      clearInterval(initTimer);
      initTimer = setInterval(sendInit, INIT_INTERVAL_MS);
      sendInit();
    };

    /** Judges what arrived. What is wrong is noted and ignored; it never ends a wait (docs/protocol.md, The handshake). */
    const receive = (delivery: Delivery) => {
      const parsed = parseHostMessage(delivery.data);
      const { id, action } = parsed.message;
      if (id !== host.id) counts.foreign += 1;
      else if (delivery.refusedFor) wrongOrigin = countRefused(counts, delivery, host.hostOrigin) ?? wrongOrigin;
      else if (parsed.ok) act(parsed.message, delivery);
      else {
        counts.ignored += 1;
        if (action === 'init') unreadInit = explainUnreadInit(parsed);
      }
    };

    const act = ({ action, data }: HostMessage, delivery: Delivery) => {
      if (action === 'paymentResult') return events.emit(action, data);
      initialData = data;
      if (action === 'updateData') return events.emit('update', data);
      host.hostOrigin ??= delivery.origin;
      delivery.usePort?.();
      clearInterval(initTimer);
      connectedAfterMs ??= performance.now() - startedAt;
      events.emit('settled', data);
      events.emit('initialData', data);
    };

    // The page may have slept for hours, e.g. while the buyer was at the payment page: what it knows may be old.
    stopListening = host.listen(receive, shakeHands);
    shakeHands();
  };

  /** Sends at once. The check is for callers without TypeScript: a host ignores a malformed message in silence. */
  const send = (action: Exclude<GuestMessage['action'], 'init'>, data: unknown): void => {
    if (disposed) throw disconnected();
    if (!transport || connectedAfterMs === null) {
      throw new MiniAppError('NOT_CONNECTED', `${action} before the host's init: await ready() first.`);
    }
    const message = { id: transport.id, action, data };
    const mismatch = findMismatch(message, GUEST_MESSAGE);
    if (mismatch) throw badPayload(action, mismatch);
    transport.post(message as GuestMessage);
  };

  /** Waits for the data; when the time is up, the most telling cause ends the wait (docs/protocol.md, The handshake). */
  const nextData = (): Promise<InitialData> =>
    new Promise((resolve, reject) => {
      // 23 days: timers of browsers take a delay of 25 or more for none.
      const timeoutMs = Math.min(options.initTimeoutMs ?? DEFAULT_INIT_TIMEOUT_MS, 2e9);
      const settle = (outcome: InitialData | MiniAppError) => {
        stop();
        clearTimeout(timer);
        if (outcome instanceof MiniAppError) reject(outcome);
        else resolve(outcome);
      };
      const stop = events.on('settled', settle);
      const silence = `No host answered in ${timeoutMs} ms. Call ready() again.`;
      const timer = setTimeout(
        () => settle(unreadInit ?? wrongOrigin ?? new MiniAppError('HOST_SILENT', silence)),
        timeoutMs,
      );
    });

  return {
    get initialData() {
      return initialData;
    },
    // What stands in the way is for ready() to tell: a page at top level may connect and go on without a host.
    connect: () => guarded(open),
    async ready() {
      open();
      return connectedAfterMs !== null && initialData ? initialData : nextData();
    },
    on: events.on,
    height: (px) => send('height', px),
    done: (paymentUrl) => send('done', paymentUrl),
    checkout: (paymentUrl) => send('checkout', paymentUrl),
    link: (url) => send('link', url),
    error: (text) => send('error', text),
    unavailable: () => send('unavailable', null),
    dispose() {
      disposed = true;
      initialData = null;
      clearInterval(initTimer);
      stopListening?.();
      events.emit('settled', disconnected());
    },
    diagnose: () => ({
      transport: transport?.kind ?? null,
      hostOrigin: transport?.hostOrigin ?? null,
      connectedAfterMs,
      ...structuredClone(counts),
    }),
  };
}

function disconnected(): MiniAppError {
  return new MiniAppError('DISCONNECTED', 'Disposed: call createMiniApp() again.');
}
