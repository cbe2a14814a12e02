import { type Backoff, backoffMs, type Clock } from '@invoicebox/invoicebox-api';
import type { GateStatus, NotificationAnswer, OrderNotification } from '@invoicebox/invoicebox-api/contract';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import type { ProbeNotification } from '../notifications/apply-order-update.js';
import { answerCall, type GateMethods } from './answer-call.js';

/** What a listener at the gate works with. */
export interface GateListenerDeps {
  /** Address of the gate without its token. */
  url: string;
  token: string;
  clock: Clock;
  log: Logger;
  /** Takes news of an order and says what a notification of it is answered with. */
  apply(news: OrderNotification | ProbeNotification): Promise<NotificationAnswer>;
}

/** Waits between two connections; longer where the last ones did not hold. */
const RECONNECT: Backoff = { firstMs: 1_000, longestMs: 60_000 };
/** A connection that held so long has proved itself: after it the waits begin anew. In milliseconds. */
const PROVEN_MS = 60_000;
/** Between two pings, in milliseconds; a gate that has not answered one by the next is taken for gone. */
const PING_INTERVAL_MS = 30_000;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Lines that `getStatus` can be told. */
const LOG_LINES = 100;

/** One line of what `getStatus` tells: no personal data, no secrets. */
interface LogLine {
  /** ISO 8601. */
  at: string;
  event: string;
}

/**
 * Hears of orders through Invoicebox's WebSocket gate, where the server has no public address (docs/http-api.md,
 * WebSocket gate). It connects again for ever; of several servers each listens, since the same news twice is harmless.
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
      onOrderStatusChange: async (news) => {
        const answer = await deps.apply(news);
        const outcome = answer.status === 'error' ? answer.code : answer.status;
        this.#note(`${news.merchantOrderId}: ${outcome}`);
        return answer;
      },
      getStatus: (logQuantity) => this.status(logQuantity),
    };
  }

  /** Connects, and stays connected until {@link GateListener.stop}. */
  start(): void {
    this.#stopped = false;
    this.#connect();
  }

  /** Takes no more calls, and resolves when those that came have been answered. */
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

  /** What `getStatus` is answered with, the latest line last. */
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
    this.#failures = heldMs >= PROVEN_MS ? 1 : this.#failures + 1;
    const delayMs = backoffMs(RECONNECT, this.#failures, Math.random);
    this.#note(`disconnected, ${code}`);
    this.#deps.log.warn({ code, delayMs: Math.round(delayMs) }, 'The gate is gone: connecting again.');
    this.#cancelTimer = this.#deps.clock.schedule(delayMs, () => this.#connect());
  }

  /** A connection whose other end vanished without a word is found by its silence. */
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
