import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const CLOSED = 'The server closed the connection.';

/** An answer over a {@link Connection}. */
interface Answer {
  status: number;
  body: string;
}

/**
 * A keep-alive connection with one request at a time. A minimal HTTP client, so that the server is measured and not
 * the client.
 */
class Connection {
  readonly #socket: Socket;
  #received = '';
  #onAnswer: ((answer: Answer) => void) | undefined;
  #onFailure: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('utf8');
    this.#socket.on('data', (text: string) => this.#receive(text));
    this.#socket.on('error', (error) => this.#onFailure?.(error));
    this.#socket.on('close', () => this.#onFailure?.(new Error(CLOSED)));
  }

  post(path: string, body: unknown, headers = ''): Promise<Answer> {
    const text = JSON.stringify(body);
    const length = Buffer.byteLength(text);
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${headers}Content-Length: ${length}`;
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) throw new Error(CLOSED);
      this.#onAnswer = resolve;
      this.#onFailure = reject;
      this.#socket.write(`${head}\r\n\r\n${text}`);
    });
  }

  close(): void {
    this.#onFailure = undefined;
    this.#socket.destroy();
  }

  #receive(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const body = this.#received.slice(end + 4);
    const length = /^content-length: (\d+)/im.exec(head)?.[1];
    if (length === undefined) {
      this.#onFailure?.(new Error(`An answer without a length: ${head}`));
      return;
    }
    if (Buffer.byteLength(body) < Number(length)) return;
    this.#received = '';
    this.#onAnswer?.({ status: Number(head.slice(9, 12)), body });
  }
}

/** Buyers who order sequentially, each over a separate connection. */
export interface Load {
  /**
   * Asks for a price and orders.
   *
   * @param buyer which of them, from 0.
   * @returns how long the price took, in milliseconds.
   */
  order(buyer: number): Promise<number>;
  stop(): void;
}

/** Opens one connection per buyer. */
export function openLoad(port: number, buyers: number): Load {
  const connections = Array.from({ length: buyers }, () => new Connection(port));
  const post = async (buyer: number, path: string, body: unknown, headers?: string): Promise<string> => {
    const connection = connections[buyer];
    if (!connection) throw new Error(`There is no buyer ${buyer}.`);
    const answer = await connection.post(path, body, headers);
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
    return answer.body;
  };
  return {
    async order(buyer) {
      const began = performance.now();
      const { quote } = JSON.parse(await post(buyer, '/api/quotes', { selection: { cups: 1 }, locale: 'ru' }));
      const quotedMs = performance.now() - began;
      const body = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
      const answer = await post(buyer, '/api/orders', body, `Idempotency-Key: ${randomUUID()}\r\n`);
      if (JSON.parse(answer).order.state !== 'awaiting_payment') throw new Error(`An order was not made: ${answer}`);
      return quotedMs;
    },
    stop() {
      for (const connection of connections) connection.close();
    },
  };
}
