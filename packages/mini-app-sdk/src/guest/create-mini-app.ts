import { DEFAULT_INIT_TIMEOUT_MS, INIT_INTERVAL_MS, PROTOCOL_VERSION } from '../protocol/constants.js';
import { parseHostMessage } from '../protocol/host-message.js';
import { GUEST_MESSAGE } from '../protocol/message-rules.js';
import type { GuestMessage, HostMessage, InitialData } from '../protocol/messages.js';
import { findMismatch } from '../protocol/rules.js';
import { tryCall } from '../protocol/try-call.js';
import { detectTransport } from './detect-transport.js';
import { type Counts, countRefused, explainUnreadInit } from './diagnostics.js';
import { createEmitter, type Unsubscribe } from './emitter.js';
import { badPayload, MiniAppError } from './errors.js';
import type { MiniApp, MiniAppEvents, MiniAppOptions } from './mini-app.js';
import type { Delivery, Transport } from './transport.js';

interface InternalEvents extends MiniAppEvents {
  /** Ends pending waits: with the data, or with the reason why there is none. */
  settled: InitialData | MiniAppError;
}

/**
 * Creates the mini-app's side of the bridge. Touches nothing until `connect()` or `ready()` is called.
 *
 * A function with variables rather than a class with fields: minifiers shorten variables but not fields, and every
 * mini-app loads this before it can send `init`.
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
  /** Null until the host has answered. */
  let connectedAfterMs: number | null = null;
  let initialData: InitialData | null = null;
  let disposed = false;
  /** Why there is no data yet. The second is more specific. */
  let wrongOrigin: MiniAppError | undefined;
  let unreadInit: MiniAppError | undefined;

  /** Finds the host and starts the handshake, once. */
  const open = (): void => {
    if (disposed) throw disconnected();
    if (transport) return;
    transport = options.transport ?? detectTransport(options.window ?? globalThis.window, options.hostOrigin);
    startHandshake(transport);
  };

  const startHandshake = (to: Transport): void => {
    const startedAt = performance.now();

    /** Sends `init` now and at a fixed interval, until the host's `init` stops it. */
    const repeatInit = () => {
      const sendInit = () => {
        counts.attempts += 1;
        to.post({ id: to.id, action: 'init', version: PROTOCOL_VERSION });
      };
      clearInterval(initTimer);
      initTimer = setInterval(sendInit, INIT_INTERVAL_MS);
      sendInit();
    };

    /** Validates a message. An invalid one is counted and ignored; it never ends a wait (docs/protocol.md, The handshake). */
    const receive = (delivery: Delivery) => {
      const parsed = parseHostMessage(delivery.data);
      const { id, action } = parsed.message;
      if (id !== to.id) counts.foreign += 1;
      else if (delivery.refusedFor) wrongOrigin = countRefused(counts, delivery, to.hostOrigin) ?? wrongOrigin;
      else if (parsed.ok) applyMessage(parsed.message, delivery);
      else {
        counts.ignored += 1;
        if (action === 'init') unreadInit = explainUnreadInit(parsed);
      }
    };

    const applyMessage = ({ action, data }: HostMessage, delivery: Delivery) => {
      if (action === 'paymentResult') return events.emit(action, data);
      initialData = data;
      if (action === 'updateData') return events.emit('update', data);
      to.hostOrigin ??= delivery.origin;
      delivery.openPort?.();
      clearInterval(initTimer);
      connectedAfterMs ??= performance.now() - startedAt;
      events.emit('settled', data);
      events.emit('initialData', data);
    };

    // After bfcache the data may be hours old, e.g. if the buyer was at the payment page: repeat the handshake.
    stopListening = to.listen(receive, repeatInit);
    repeatInit();
  };

  /** Sends a message. Validated for callers without TypeScript: a host silently ignores a malformed message. */
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

  /** Waits for the data. After the timeout, rejects with the most specific cause (docs/protocol.md, The handshake). */
  const nextData = (): Promise<InitialData> =>
    new Promise((resolve, reject) => {
      // At most 23 days: browsers treat a delay of 25 days or more as none.
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
    // Errors are left to ready(): a page at top level may connect and go on without a host.
    connect: () => tryCall(open),
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
