import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '@invoicebox/test-kit';

/** What can go wrong with a request or its answer. */
const MISHAPS = ['request lost', 'answer lost', 'delayed', 'duplicated', 'tampered', 'answer cut short'] as const;

/** One of {@link MISHAPS}. */
type Mishap = (typeof MISHAPS)[number];

/** An unreliable connection to servers. */
export interface Network {
  readonly url: string;
  /** Number of mishaps of each kind. */
  readonly mishaps: ReadonlyMap<Mishap, number>;
  /** Ends all mishaps. */
  heal(): void;
  stop(): Promise<void>;
}

/** Options of {@link openNetwork}. */
export interface NetworkOptions {
  /** Ports of the running servers. Each request goes to a random one. */
  ports: () => readonly number[];
  /** Kinds of mishaps to inject. */
  kinds: readonly Mishap[];
  /** Share of requests with a mishap, from 0 to 1. */
  share: number;
  random: Random;
}

/** Maximum delay of a request, in real time. */
const MAX_DELAY_MS = 400;

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A copy of the body with one byte changed. The receiver must detect it. */
function tamper(body: Buffer, random: Random): Buffer {
  if (body.length === 0) return body;
  const changed = Buffer.from(body);
  const place = random.integer(0, body.length - 1);
  changed[place] = (changed[place] ?? 0) ^ random.integer(1, 120);
  return changed;
}

/** A proxy that makes requests and answers fail at random. It streams answers that do not fail. */
class UnreliableProxy {
  readonly mishaps = new Map<Mishap, number>(MISHAPS.map((kind) => [kind, 0]));
  readonly #options: NetworkOptions;
  #healed = false;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  heal(): void {
    this.#healed = true;
  }

  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const mishap = this.#chance();
    if (mishap === 'request lost') return void outgoing.destroy();
    if (mishap === 'delayed') {
      await new Promise((resolve) => setTimeout(resolve, this.#options.random.next() * MAX_DELAY_MS));
    }
    if (mishap === 'duplicated')
      void this.#forward(incoming, body)
        .then((first) => bodyOf(first))
        .catch(() => undefined);
    const sent = mishap === 'tampered' ? tamper(body, this.#options.random) : body;
    const answer = await this.#forward(incoming, sent);
    if (mishap === 'answer lost') {
      await bodyOf(answer);
      return void outgoing.destroy();
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (mishap !== 'answer cut short') return void answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    const whole = await bodyOf(answer);
    outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => outgoing.destroy());
  }

  #chance(): Mishap | undefined {
    const { share, random, kinds } = this.#options;
    if (this.#healed || !random.chance(share)) return undefined;
    const mishap = random.pick(kinds);
    this.mishaps.set(mishap, (this.mishaps.get(mishap) ?? 0) + 1);
    return mishap;
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const ports = this.#options.ports();
    if (ports.length === 0) return Promise.reject(new Error('No server is running.'));
    const port = this.#options.random.pick(ports);
    return new Promise((resolve, reject) => {
      const { 'transfer-encoding': _, ...rest } = headers;
      const target = { host: '127.0.0.1', port, method, path: url, agent: false as const };
      const forwarded = request({ ...target, headers: { ...rest, 'content-length': body.length } }, resolve);
      forwarded.on('error', reject);
      forwarded.end(body);
    });
  }
}

/** Starts an unreliable proxy for servers on this machine. */
export async function openNetwork(options: NetworkOptions): Promise<Network> {
  const proxy = new UnreliableProxy(options);
  const server = createServer((incoming, outgoing) => {
    proxy.handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    mishaps: proxy.mishaps,
    heal: () => proxy.heal(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
