import { type Backoff, backoffMs, type Clock } from '@invoicebox/invoicebox-api';
import type { GateStatus, NotificationAnswer, OrderNotification } from '@invoicebox/invoicebox-api/contract';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { answerCall, type GateMethods } from './answer-call.js';

/** What a listener at the gate works with. */
export interface GateListenerDeps {
  /** Address of the gate without its token. */
  url: string;
  token: string;
  clock: Clock;
  log: Logger;
  /** Applies the update of an order. @returns the answer to its notification. */
  apply(update: OrderNotification): Promise<NotificationAnswer>;
  /** Answers a probe of the monitoring. */
  answerProbe(merchantId: string): NotificationAnswer;
}

/** Waits between connections, with backoff while they fail. */
const RECONNECT: Backoff = { firstMs: 1_000, longestMs: 60_000 };
/** A connection that lasted this long resets the backoff. */
const STABLE_MS = 60_000;
/** A gate that has not answered a ping by the next one is gone. */
const PING_INTERVAL_MS = 30_000;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Lines of the log that `getStatus` can return. */
const LOG_LINES = 100;

/** A line of the log of `getStatus`: no personal data, no secrets. */
interface LogLine {
  /** ISO 8601. */
  at: string;
  event: string;
}

/**
 * Receives notifications through Invoicebox's WebSocket gate, for servers without a public address (docs/http-api.md,
 * WebSocket gate). Reconnects for ever. Every server of an installation listens: updates are idempotent.
 */
export class GateListener {
  readonly #deps: GateListenerDeps;
  readonly #methods: GateMethods;
  readonly #log: LogLine[] = [];
  readonly #answering = new Set<Promise<void>>();
  #socket: WebSocket | undefined;
  #cancelTimer: () => void = () => undefined;
  #failures = 0;
  #stopped = true;

  constructor(deps: GateListenerDeps) {
    this.#deps = deps;
    this.#methods = {
      onOrderStatusChange: async (update) => {
        const answer = await deps.apply(update);
        const outcome = answer.status === 'error' ? answer.code : answer.status;
        this.#note(`${update.merchantOrderId}: ${outcome}`);
        return answer;
      },
      onProbe: (merchantId) => {
        this.#note('probe');
        return deps.answerProbe(merchantId);
      },
      getStatus: (logQuantity) => this.status(logQuantity),
    };
  }

  /** Connects, and stays connected until {@link GateListener.stop}. */
  start(): void {
    this.#stopped = false;
    this.#connect();
  }

  /** Takes no more calls, and resolves when the received ones have been answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await Promise.allSettled(this.#answering);
    this.#socket?.close(1001);
  }

  /** Whether the gate can reach this server now. */
  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** The answer to `getStatus`, the latest line last. */
  status(logQuantity: number): GateStatus {
    const log = logQuantity === 0 ? [] : this.#log.slice(-logQuantity);
    return { version: '1.0', type: 'merchant-server', settings: {}, log };
  }

  #note(event: string): void {
    this.#log.push({ at: new Date(this.#deps.clock.now()).toISOString(), event });
    if (this.#log.length > LOG_LINES) this.#log.shift();
  }

  #connect(): void {
    const { url, token, clock, log } = this.#deps;
    const socket = new WebSocket(`${url}?token=${encodeURIComponent(token)}`, {
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: MAX_MESSAGE_BYTES,
    });
    this.#socket = socket;
    let openedAt = Number.POSITIVE_INFINITY;
    socket.on('open', () => {
      openedAt = clock.now();
      this.#note('connected');
      log.info('Listening at the gate of Invoicebox.');
      this.#keepAlive(socket);
    });
    socket.on('message', (data) => this.#answer(socket, String(data)));
    socket.on('error', (error) => log.warn({ err: error }, 'The connection to the gate failed.'));
    socket.on('close', (code) => this.#connectAgain(code, clock.now() - openedAt));
  }

  #connectAgain(code: number, heldMs: number): void {
    this.#cancelTimer();
    if (this.#stopped) return;
    this.#failures = heldMs >= STABLE_MS ? 1 : this.#failures + 1;
    const delayMs = backoffMs(RECONNECT, this.#failures, Math.random);
    this.#note(`disconnected, ${code}`);
    this.#deps.log.warn({ code, delayMs: Math.round(delayMs) }, 'The gate is gone: connecting again.');
    this.#cancelTimer = this.#deps.clock.schedule(delayMs, () => this.#connect());
  }

  /** Detects a connection whose other end vanished without closing it. */
  #keepAlive(socket: WebSocket): void {
    let answered = true;
    socket.on('pong', () => {
      answered = true;
    });
    const ping = () => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      this.#cancelTimer = this.#deps.clock.schedule(PING_INTERVAL_MS, ping);
    };
    this.#cancelTimer = this.#deps.clock.schedule(PING_INTERVAL_MS, ping);
  }

  #answer(socket: WebSocket, text: string): void {
    if (this.#stopped) return;
    const answering = answerCall(this.#methods, text)
      .then((reply) => {
        if (reply && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(reply));
      })
      .finally(() => this.#answering.delete(answering));
    this.#answering.add(answering);
  }
}
