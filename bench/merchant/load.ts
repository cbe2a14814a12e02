import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A buyer's requests over connections that stay open. */
export interface Load {
  /** Asks for a price and orders. @returns how long the price took, in milliseconds. */
  order(): Promise<number>;
  stop(): void;
}

/** Opens so many connections to a server. */
export function openLoad(port: number, connections: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const sent = request(
        {
          ...{ agent, port, path, host: '127.0.0.1', method: 'POST' },
          headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), ...headers },
        },
        (response) => {
          let answer = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            answer += chunk;
          });
          response.on('error', reject);
          response.on('end', () =>
            response.statusCode === 201
              ? resolve(answer)
              : reject(new Error(`${path} answered ${response.statusCode}: ${answer}`)),
          );
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  return {
    async order() {
      const began = performance.now();
      const { quote } = JSON.parse(await post('/api/quotes', { selection: { cups: 1 }, locale: 'ru' }));
      const quotedMs = performance.now() - began;
      const body = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
      const answer = await post('/api/orders', body, { 'Idempotency-Key': randomUUID() });
      if (JSON.parse(answer).order.state !== 'awaiting_payment') throw new Error(`An order was not made: ${answer}`);
      return quotedMs;
    },
    stop: () => agent.destroy(),
  };
}
