import {
  type GateStatus,
  gateReplySchema,
  gateStatusSchema,
  JSON_RPC_ERRORS,
} from '@invoicebox/invoicebox-api/contract';
import { type Delivery, readAnswer } from './delivery.js';

/** The part of a WebSocket that the gate needs. */
export interface GateSocket {
  send(text: string): void;
}

type Reply = { result: unknown } | { error: string };

interface Listener {
  socket: GateSocket;
  accountId: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Merchants without a public address, connected by WebSocket (docs/http-api.md, WebSocket gate). */
export class Gate {
  readonly #listeners = new Set<Listener>();
  readonly #usedBy = new Set<string>();
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #calls = 0;

  /** Whether a listener of the account has ever connected. */
  isUsedBy(accountId: string): boolean {
    return this.#usedBy.has(accountId);
  }

  /**
   * Adds a listener. If an account has several, the latest is called.
   *
   * @returns a function that removes the listener.
   */
  connect(accountId: string, socket: GateSocket): () => void {
    const listener = { accountId, socket };
    this.#listeners.add(listener);
    this.#usedBy.add(accountId);
    return () => void this.#listeners.delete(listener);
  }

  /** Handles a listener's message; one that is no JSON-RPC 2.0 response gets an error. */
  receive(socket: GateSocket, text: string): void {
    const json = parse(text);
    const reading = gateReplySchema.safeParse(json);
    if (!reading.success) {
      const [code, message] =
        json === undefined
          ? [JSON_RPC_ERRORS.parseError, 'The message is no JSON.']
          : [JSON_RPC_ERRORS.methodNotFound, 'Only the gate calls: expected the answer to a call.'];
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }));
      return;
    }
    const { id, ...reply } = reading.data;
    this.#waiting.get(Number(id))?.('error' in reply ? { error: reply.error.message } : { result: reply.result });
  }

  /**
   * Notifies an account's listener of a status change.
   *
   * @param timeoutMs timeout for the answer, in real time.
   * @returns the result; never throws.
   */
  async notify(accountId: string, order: unknown, timeoutMs: number): Promise<Delivery> {
    const reply = await this.#call(accountId, 'onOrderStatusChange', [order], timeoutMs);
    if ('error' in reply) return { httpStatus: 0, body: '', error: reply.error };
    const answer = readAnswer(reply.result);
    const body = JSON.stringify(reply.result) ?? '';
    if (answer) return { httpStatus: 200, body, answer };
    return { httpStatus: 200, body, error: 'The result is no answer to a notification.' };
  }

  /**
   * Calls `getStatus` of an account's listener.
   *
   * @param logQuantity maximum number of log lines.
   * @returns the status, or the reason why there is none.
   */
  async status(accountId: string, logQuantity: number, timeoutMs: number): Promise<GateStatus | { error: string }> {
    const reply = await this.#call(accountId, 'getStatus', { logQuantity }, timeoutMs);
    if ('error' in reply) return reply;
    const reading = gateStatusSchema.safeParse(reply.result);
    return reading.success ? reading.data : { error: 'The result is no status.' };
  }

  #call(accountId: string, method: string, params: unknown, timeoutMs: number): Promise<Reply> {
    const listener = [...this.#listeners].findLast((known) => known.accountId === accountId);
    if (!listener) return Promise.resolve({ error: 'Nobody listens at the gate.' });
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((resolve) => {
      const end = (reply: Reply) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(reply);
      };
      const timer = setTimeout(() => end({ error: `No answer within ${timeoutMs} ms.` }), timeoutMs);
      timer.unref();
      this.#waiting.set(id, end);
      listener.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }
}
