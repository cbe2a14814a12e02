import { isDeepStrictEqual } from 'node:util';
import { DEMONSTRATION_TOKEN, type RunningSimulator } from '@invoicebox/host-simulator';
import { goodOrder } from '@invoicebox/host-simulator/testing';
import {
  type AnswerOf,
  API_CALLS,
  type CallName,
  callPath,
  ERROR_STATUSES,
  type ErrorCode,
  errorBodySchema,
  type OrderResponse,
} from '@invoicebox/invoicebox-api/contract';
import { exactly, holds, type Row } from '@invoicebox/test-kit';

/** An answer of the API as it came over the wire. */
export interface Answer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** How a call is made when not as usual. */
export interface CallSettings {
  id?: string;
  body?: unknown;
  /** With its question mark. */
  query?: string;
  prefix?: '/v3' | '/l3';
  /** Null sends no token. */
  token?: string | null;
  headers?: Record<string, string>;
}

const OK = 200;
const RATE_HEADERS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** Walks the API of a running simulator over HTTP and records the results. */
export class Walker {
  readonly running: RunningSimulator;
  #rows: Row[] = [];
  /** Calls that were answered in their shape, by prefix. */
  readonly #walked = new Map<CallName, Set<string>>();
  readonly #codes = new Map<string, Set<number>>();
  readonly #requestIds = new Set<string>();
  readonly #flaws: string[] = [];
  #answers = 0;

  constructor(running: RunningSimulator) {
    this.running = running;
  }

  get now(): number {
    return this.running.simulator.clock.now();
  }

  /** What was written down since the last call. */
  takeRows(): Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Writes down a claim of the document and whether it held. */
  claim(name: string, ok: boolean, seen?: unknown): void {
    this.#rows.push(holds(name, ok, seen === undefined || ok ? undefined : JSON.stringify(seen)));
  }

  /** Records a claim that must hold exactly. */
  equal(name: string, seen: unknown, expected: unknown): void {
    if (isDeepStrictEqual(seen, expected)) this.#rows.push(holds(name, true));
    else this.#rows.push(exactly(name, JSON.stringify(seen) ?? 'undefined', JSON.stringify(expected) ?? 'undefined'));
  }

  /** Sends any request below the prefix, and checks what every response must have. */
  async request(method: string, path: string, settings: CallSettings = {}): Promise<Answer> {
    const { prefix = '/v3', token = DEMONSTRATION_TOKEN, body, headers = {} } = settings;
    const response = await fetch(`${this.running.url}${prefix}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      json: text === '' ? undefined : JSON.parse(text),
    };
    this.#check(`${method} ${path}`, answer);
    return answer;
  }

  /** Makes a call of the contract's table and checks the shape of its answer. */
  async call(name: CallName, settings: CallSettings = {}): Promise<Answer> {
    const call = API_CALLS[name];
    const answer = await this.request(call.method, callPath(call, settings.id) + (settings.query ?? ''), settings);
    if (answer.status !== OK) return answer;
    const reading = call.response.safeParse(answer.json);
    if (reading.success) {
      const prefixes = this.#walked.get(name) ?? new Set();
      this.#walked.set(name, prefixes.add(settings.prefix ?? '/v3'));
    } else this.#flaws.push(`${name}: ${reading.error.message}`);
    return answer;
  }

  /** The payload of a call that has to succeed. */
  async data<Name extends CallName>(name: Name, settings: CallSettings = {}): Promise<AnswerOf<Name>['data']> {
    const { status, json } = await this.call(name, settings);
    if (status !== OK) throw new Error(`${name} was answered ${status}: ${JSON.stringify(json)}`);
    const { data } = API_CALLS[name].response.parse(json) as AnswerOf<Name>;
    return data;
  }

  /** A new order of the demonstration shop. */
  order(changes: Record<string, unknown> = {}): Promise<OrderResponse> {
    return this.data('createOrder', { body: goodOrder(this.now, changes) });
  }

  /** The code of a refusal, or the status of a success. */
  async codeOf(name: CallName, settings: CallSettings = {}): Promise<string> {
    return codeIn(await this.call(name, settings));
  }

  /** Calls the simulator's control API. */
  async control<Data>(method: string, path: string, body?: unknown): Promise<Data> {
    const response = await fetch(`${this.running.url}/_sim${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = (await response.json()) as { data: Data; message?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${json.message}`);
    return json.data;
  }

  /** Coverage of the whole walk: every call under both prefixes, every code with its status. */
  coverage(): Row[] {
    const calls = Object.keys(API_CALLS) as CallName[];
    return [
      ...calls.map((name) =>
        exactly(`call ${name} is walked`, [...(this.#walked.get(name) ?? [])].sort().join(' '), '/l3 /v3'),
      ),
      ...(Object.keys(ERROR_STATUSES) as ErrorCode[]).map((code) =>
        exactly(`code ${code} is seen`, [...(this.#codes.get(code) ?? [])].join(' '), String(ERROR_STATUSES[code])),
      ),
      exactly('answers without their shape, headers or own X-Request-Id', this.#flaws.join('; ') || 0, 0),
      exactly('answers with an X-Request-Id of their own', this.#requestIds.size, this.#answers),
    ];
  }

  #check(what: string, { status, headers, json }: Answer): void {
    this.#answers += 1;
    this.#requestIds.add(headers.get('X-Request-Id') ?? '');
    for (const name of RATE_HEADERS) {
      if (!/^\d+$/.test(headers.get(name) ?? '')) this.#flaws.push(`${what}: no ${name}`);
    }
    if (status >= 300 && status < 400 && status !== 304) this.#flaws.push(`${what}: redirects`);
    if (status < 400) return;
    const reading = errorBodySchema.safeParse(json);
    if (!reading.success || reading.data.error.code !== reading.data.code) {
      this.#flaws.push(`${what}: ${status} without the failure's shape`);
      return;
    }
    const { code } = reading.data;
    this.#codes.set(code, (this.#codes.get(code) ?? new Set()).add(status));
  }
}

/** The code of a refusal, or the status of a success. */
export function codeIn({ status, json }: Answer): string {
  const reading = errorBodySchema.safeParse(json);
  return reading.success ? reading.data.code : String(status);
}

/** The names of a refusal's wrong fields. */
export function fieldsIn({ json }: Answer): string[] {
  const reading = errorBodySchema.safeParse(json);
  return reading.success ? reading.data.error.fields.map(({ name }) => name) : [];
}
