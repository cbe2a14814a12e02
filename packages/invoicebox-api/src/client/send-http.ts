import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';

/**
 * A connection that is not used is closed after so long, in milliseconds: longer than the account's window, so that the next
 * burst finds the connections of the last one; shorter than servers and balancers usually keep them. Who keeps them shorter
 * and says so (`Keep-Alive: timeout=`) is believed.
 */
const IDLE_TIMEOUT_MS = 45_000;

const httpAgent = new HttpAgent({ keepAlive: true, timeout: IDLE_TIMEOUT_MS });
const httpsAgent = new HttpsAgent({ keepAlive: true, timeout: IDLE_TIMEOUT_MS });

/** A request as it goes out. */
export interface SentRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** Gives the request up, or the rest of its answer. */
  signal: AbortSignal;
}

/** An answer whose headers are here. A `Response` is one. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The whole body. @throws the machine's error if the connection ends before it, whoever ended it. */
  text(): Promise<string>;
}

/**
 * Makes a request, once, and follows no redirect.
 *
 * @throws the machine's error, with its code (`ECONNREFUSED`, …), if no answer came.
 */
export type HttpSender = (url: string, request: SentRequest) => Promise<ReceivedAnswer>;

function readText(message: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    message.setEncoding('utf8');
    message.on('data', (chunk: string) => {
      text += chunk;
    });
    message.once('end', () => resolve(text));
    message.on('error', reject);
  });
}

function receivedAnswer(message: IncomingMessage): ReceivedAnswer {
  const text = readText(message);
  // Whoever does not read the body does not hear what became of it either.
  text.catch(() => undefined);
  return {
    status: message.statusCode ?? 0,
    headers: { get: (name) => message.headers[name.toLowerCase()]?.toString() ?? null },
    text: () => text,
  };
}

/**
 * Sends by Node's own HTTP client over connections that are kept. It costs less time of the processor than `fetch`, which
 * is what the next requests of a rush wait for (`npm run stress -- rush`).
 */
export const sendHttp: HttpSender = (url, { body, headers, ...options }) =>
  new Promise((resolve, reject) => {
    const onAnswer = (message: IncomingMessage) => resolve(receivedAnswer(message));
    const length = body === null ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const settings = { ...options, headers: { ...headers, ...length } };
    const sent: ClientRequest = url.startsWith('https:')
      ? overHttps(url, { ...settings, agent: httpsAgent }, onAnswer)
      : overHttp(url, { ...settings, agent: httpAgent }, onAnswer);
    sent.on('error', reject);
    sent.end(body);
  });
