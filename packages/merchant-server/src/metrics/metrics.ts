import type { ClientHooks, Clock, UnreadableEvent } from '@invoicebox/invoicebox-api';
import type { NotificationAnswer } from '@invoicebox/invoicebox-api/contract';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { withTimeLimit } from '../core/time-limit.js';
import type { OrderTransition } from '../order-model/change-orders.js';
import type { Database } from '../storage/database.js';

/** In seconds. The last ones are around our own waits of 8, 12 and 20 s. */
const DURATION_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8, 12, 20];

/** A scrape is answered without the database after this time. */
const DATABASE_WAIT_MS = 2_000;

/** Where the figures of a scrape come from. */
export interface MetricsDeps {
  database: Database;
  clock: Clock;
  /** Pages that follow an order at this server. */
  openStreams(): number;
  /** Requests that Invoicebox's rate limit leaves now; absent if that is not known. */
  permitsLeft?(): Promise<number>;
}

/** A request that was answered. */
export interface AnsweredRequest {
  method: string;
  /** As it was registered, never a real path. */
  route: string;
  status: number;
  /** Undefined for a stream, which lasts as long as its page. */
  durationMs: number | undefined;
}

/** The server's metrics for Prometheus (docs/production.md, Metrics). */
export class Metrics {
  readonly #registry = new Registry();
  readonly #deps: MetricsDeps;
  readonly #requests = this.#counter('http_requests_total', 'Requests answered.', ['method', 'route', 'status']);
  readonly #requestSeconds = this.#histogram('http_request_duration_seconds', 'From request to answer.', [
    'method',
    'route',
  ]);
  readonly #transitions = this.#counter('merchant_order_transitions_total', 'Changes of orders made by this server.', [
    'from',
    'to',
  ]);
  readonly #notifications = this.#counter(
    'merchant_notifications_total',
    'Notifications of orders, by the answer given.',
    ['source', 'answer'],
  );
  readonly #calls = this.#counter('invoicebox_calls_total', 'Attempts at calls to Invoicebox, by outcome.', [
    'call',
    'outcome',
  ]);
  readonly #callSeconds = this.#histogram('invoicebox_call_duration_seconds', 'From call to answer.', ['call']);
  readonly #limited = this.#counter('invoicebox_rate_limited_total', 'Calls that Invoicebox answered 429.', []);
  readonly #unreadable = this.#counter('invoicebox_unreadable_total', 'Items of lists that could not be read.', [
    'call',
  ]);
  readonly #failedSignIns = this.#counter('till_failed_sign_ins_total', 'Attempts to sign in that were refused.', [
    'code',
  ]);
  readonly #circuit = this.#gauge('invoicebox_circuit_open', '1 while nothing is sent because Invoicebox is down.', []);
  readonly #jobs = this.#gauge('merchant_outbox_jobs', 'Jobs still to be done, of all servers.', ['state']);
  readonly #jobAge = this.#gauge('merchant_outbox_oldest_seconds', 'How long the job longest due has waited.', []);
  readonly #streams = this.#gauge('merchant_status_streams', 'Pages that follow an order at this server.', []);
  readonly #permits = this.#gauge('invoicebox_budget_left', 'Requests that the limit leaves now.', []);
  readonly #database = this.#gauge('merchant_database_up', '0 while the database does not answer.', []);

  constructor(deps: MetricsDeps) {
    this.#deps = deps;
  }

  /** Adds memory, processor, event loop and garbage collection of the process; for a process with one server. */
  includeProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Counts a change of an order by this server. */
  readonly countTransition = ({ from, to }: OrderTransition): void => this.#transitions.inc({ from, to });

  countRequest({ method, route, status, durationMs }: AnsweredRequest): void {
    this.#requests.inc({ method, route, status });
    if (durationMs !== undefined) this.#requestSeconds.observe({ method, route }, durationMs / 1000);
  }

  countUpdate(source: 'notification' | 'gate', answer: NotificationAnswer): void {
    this.#notifications.inc({ source, answer: answer.status === 'error' ? answer.code : answer.status });
  }

  /** Counts items of a list that could not be read. */
  countUnreadable({ call, items }: UnreadableEvent): void {
    this.#unreadable.inc({ call }, items.length);
  }

  /** Counts a refused attempt to sign in at the till. */
  countFailedSignIn({ code }: { code: string }): void {
    this.#failedSignIns.inc({ code });
  }

  /** Counts and times the calls of a client of Invoicebox's API. */
  get clientHooks(): ClientHooks {
    return {
      onResponse: ({ call, httpStatus, durationMs }) => {
        this.#callSeconds.observe({ call }, durationMs / 1000);
        if (httpStatus === 429) this.#limited.inc();
        if (httpStatus < 400) this.#calls.inc({ call, outcome: 'success' });
      },
      onFailure: ({ call, error }) => this.#calls.inc({ call, outcome: error.code }),
      onCircuit: (state) => this.#circuit.set(state === 'closed' ? 0 : 1),
    };
  }

  /** All metrics in the text format of Prometheus. Without the database, its figures are those of the last scrape. */
  async text(): Promise<string> {
    this.#streams.set(this.#deps.openStreams());
    this.#database.set(0);
    await withTimeLimit(
      this.#deps.clock,
      DATABASE_WAIT_MS,
      this.#readDatabase().catch(() => undefined),
    );
    return this.#registry.metrics();
  }

  /** The media type of {@link Metrics.text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  async #readDatabase(): Promise<void> {
    const { database, clock, permitsLeft } = this.#deps;
    const rows = await database.run(
      "SELECT state, COUNT(*) AS jobs, MIN(due_at) AS due_at FROM outbox WHERE state IN ('pending', 'parked') GROUP BY state",
    );
    const byState = new Map(rows.map((row) => [row.state, row]));
    for (const state of ['pending', 'parked']) this.#jobs.set({ state }, Number(byState.get(state)?.jobs ?? 0));
    const dueAt = Number(byState.get('pending')?.due_at ?? clock.now());
    this.#jobAge.set(Math.max(0, clock.now() - dueAt) / 1000);
    if (permitsLeft) this.#permits.set(await permitsLeft());
    this.#database.set(1);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: DURATION_BUCKETS, registers: [this.#registry] });
  }
}
