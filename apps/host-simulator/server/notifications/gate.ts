import {
  type GateStatus,
  gateReplySchema,
  gateStatusSchema,
  JSON_RPC_ERRORS,
  type OrderNotification,
} from '@invoicebox/invoicebox-api/contract';
import { type Delivery, readAnswer } from './delivery.js';

/** One end of a WebSocket, as far as the gate needs it. */
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

/** The merchants without a public address that listen on a WebSocket (docs/http-api.md, WebSocket gate). */
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
   * Takes in a listener; of several of one account the latest is called.
   *
   * @returns a function that takes it out.
   */
  connect(accountId: string, socket: GateSocket): () => void {
    const listener = { accountId, socket };
    this.#listeners.add(listener);
    this.#usedBy.add(accountId);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads what a listener says; what is no answer of JSON-RPC 2.0 gets an error of it. */
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
   * Tells an account's listener of a change of status.
   *
   * @param timeoutMs what the merchant has to answer, in the machine's own time.
   * @returns what came of it; never throws.
   */
  async notify(accountId: string, order: OrderNotification, timeoutMs: number): Promise<Delivery> {
    const reply = await this.#call(accountId, 'onOrderStatusChange', [order], timeoutMs);
    if ('error' in reply) return { httpStatus: 0, body: '', error: reply.error };
    const answer = readAnswer(reply.result);
    const body = JSON.stringify(reply.result) ?? '';
    if (answer) return { httpStatus: 200, body, answer };
    return { httpStatus: 200, body, error: 'The result is no answer to a notification.' };
  }

  /**
   * Asks an account's listener how it does.
   *
   * @param logQuantity most lines of its log.
   * @returns its status, or why there is none.
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
