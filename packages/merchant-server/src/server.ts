import {
  type Clock,
  InvoiceboxClient,
  MemoryRequestBudget,
  RATE_LIMITS,
  type RequestBudget,
  SIGNATURE_HEADER,
  systemClock,
  UnlimitedRequestBudget,
} from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { MerchantConfig } from './config/config.js';
import { GateListener } from './gate/gate-listener.js';
import { orderRoutes } from './http/order-routes.js';
import { ownPageOnly } from './http/own-page-only.js';
import { PageError } from './http/page-error.js';
import { pages } from './http/pages.js';
import { rateLimit } from './http/rate-limit.js';
import { limitBodies } from './http/read-json.js';
import { readiness } from './http/readiness.js';
import { securityHeaders } from './http/security-headers.js';
import { standalonePage } from './http/standalone-page.js';
import { PeriodicTask } from './leases/periodic-task.js';
import { requestLog } from './logging/request-log.js';
import { Metrics } from './metrics/metrics.js';
import type { MiniApp } from './mini-app.js';
import { applyNews, type NewsParts } from './notifications/apply-news.js';
import { receiveNotification } from './notifications/receive.js';
import { fulfilmentReports } from './orders/fulfilment-reports.js';
import { type JobParts, jobHandlers } from './orders/job-handlers.js';
import { OrderEvents } from './orders/order-events.js';
import { OrderQueue } from './orders/order-queue.js';
import { Outbox } from './outbox/outbox.js';
import { SharedRequestBudget } from './outbox/shared-budget.js';
import { type ReconcilerClient, reconcileDue } from './reconcile/reconciler.js';
import { applyRetention } from './retention/retention.js';
import type { Database } from './storage/database.js';
import { migrate } from './storage/schema.js';
import { TillSessions } from './till/sessions.js';
import { TILL_API_PATH, tillRoutes } from './till/till-routes.js';

/**
 * A page of its own beside the mini-app, never in a frame: `<name>.html` of the built pages at `/<name>`, with an API at
 * `/<name>/api` that only this page may change anything by.
 */
export interface StandalonePage {
  /** One word of the path. */
  name: string;
  /** Null where the page is not in use: nothing of it is served then. */
  api: Hono | null;
}

/** What a merchant server is made of; the clock and the client have production's defaults. */
export interface MerchantServerParts<Selection> {
  config: MerchantConfig;
  miniApp: MiniApp<Selection>;
  database: Database;
  log: Logger;
  /** The mini-app's own read-only API, mounted under `/api` beside quotes and orders. */
  catalogue: Hono;
  /** Absolute path of the built page; without it no pages are served. */
  pagesFolder?: string;
  /** Further origins that pages take pictures from, for instance a tile server's. */
  imageSources?: readonly string[];
  /** Pages beside the mini-app and its till. */
  standalonePages?: readonly StandalonePage[];
  clock?: Clock;
  /** One that cannot list orders is not asked for those whose news was lost. */
  client?: MerchantClient;
  /** The account's requests, where the client was given a budget of its own. */
  budget?: RequestBudget;
}

/** What a merchant server needs of Invoicebox's API. */
export type MerchantClient = JobParts['client'] & Partial<ReconcilerClient>;

/** A merchant server without its socket. */
export interface MerchantServer {
  /** Answers requests. */
  http: Hono;
  /** What a monitoring system may know; not among the requests of `http`. */
  metrics: Metrics;
  /** Takes up the work that was left over and begins to look for more. */
  start(): void;
  /** Finishes the running work and closes the database. */
  stop(): Promise<void>;
}

const LARGEST_NOTIFICATION_BYTES = 1024 * 1024;
/** Between two looks for orders whose news may have been lost, in milliseconds. */
const RECONCILE_INTERVAL_MS = 30_000;

/** Between two looks for what is kept no longer, in milliseconds. */
const RETENTION_INTERVAL_MS = 60 * 60_000;

/** Work beside the requests, that goes on until the server stops. */
interface BackgroundWork {
  start(): void;
  stop(): Promise<void>;
}

function answerErrors(http: Hono, log: Logger): void {
  http.onError((error, context) => {
    const known = error instanceof PageError ? error : undefined;
    if (!known) log.error({ err: error }, 'A request failed unexpectedly.');
    const { code, message, httpStatus } =
      known ?? new PageError('internal_error', 'Something went wrong here: try again.');
    return context.json({ error: { code, message } }, httpStatus);
  });
  http.notFound((context) => context.json({ error: { code: 'not_found', message: 'There is nothing here.' } }, 404));
}

/** Hears of orders by other ways than notifications over HTTP: asks for what was lost, listens at the gate. */
function otherNews(
  news: NewsParts,
  client: MerchantClient,
  metrics: Metrics,
  { config, log }: { config: MerchantConfig; log: Logger },
): BackgroundWork[] {
  const { listOrders } = client;
  const { gateUrl: url, token } = config;
  const work: BackgroundWork[] = [];
  if (listOrders) {
    const asking = { ...news, log, client: { listOrders: listOrders.bind(client) } };
    const task = { ...news, log, name: 'reconcile', everyMs: RECONCILE_INTERVAL_MS };
    work.push(new PeriodicTask({ ...task, work: () => reconcileDue(asking) }));
  }
  if (url !== undefined) {
    const apply = async (told: Parameters<typeof applyNews>[1]) => {
      const answer = await applyNews(news, told, 'gate');
      metrics.countNews('gate', answer);
      return answer;
    };
    work.push(new GateListener({ url, token, clock: news.clock, log, apply }));
  }
  return work;
}

/** The account's budget of requests: in the database where several servers may stand on it. */
async function openBudget(database: Database, clock: Clock, requests: number): Promise<RequestBudget> {
  if (requests === 0) return new UnlimitedRequestBudget();
  const limit = { requests, windowMs: RATE_LIMITS.account.windowMs };
  return database.isShared ? SharedRequestBudget.open(database, clock, limit) : new MemoryRequestBudget(clock, limit);
}

/**
 * Puts a merchant server together on an open database.
 *
 * @throws Error if the database is of a newer schema or the page is not built.
 */
export async function createMerchantServer<Selection>(parts: MerchantServerParts<Selection>): Promise<MerchantServer> {
  const { config, database, log, miniApp, clock = systemClock } = parts;
  await migrate(database);
  const budget = parts.budget ?? (await openBudget(database, clock, config.requestLimit));
  const events = new OrderEvents({ database, clock, log });
  await events.start();
  const openStreams = () => events.size;
  const metrics = new Metrics({ database, clock, openStreams, budgetLeft: () => budget.freeSince(clock.now()) });
  const { token, apiUrl: baseUrl } = config;
  const client = parts.client ?? new InvoiceboxClient({ token, baseUrl, clock, budget, hooks: metrics.clientHooks });
  const handlers = jobHandlers({ database, clock, client, address: config, miniApp, log });
  const outbox = new Outbox({ database, clock, log, handlers, budget });
  const queue = new OrderQueue({ database, clock, budget, outbox });
  miniApp.connect?.(fulfilmentReports({ database, clock, log }));
  const news = { database, clock, outbox, merchantId: config.merchantId };
  const { retention } = config;
  const forgetting = new PeriodicTask({
    ...{ database, clock, log, name: 'retention', everyMs: RETENTION_INTERVAL_MS },
    work: () => applyRetention({ database, clock, retention }),
  });
  const background: BackgroundWork[] = [outbox, forgetting, ...otherNews(news, client, metrics, parts)];

  let stopping = false;

  const http = new Hono();
  answerErrors(http, log);
  http.use(requestLog({ log, clock, metrics }));
  http.use(securityHeaders(config.frameAncestors, config.publicUrl.startsWith('https:'), parts.imageSources));
  http.route('/', readiness({ database, clock, isStopping: () => stopping }));
  http.post('/invoicebox/notification', bodyLimit({ maxSize: LARGEST_NOTIFICATION_BYTES }), async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const answer = await receiveNotification(
      { database, clock, outbox, ...config },
      body,
      context.req.header(SIGNATURE_HEADER),
    );
    metrics.countNews('notification', answer);
    if (answer.status === 'error')
      log.warn({ code: answer.code, reason: answer.message }, 'A notification was refused.');
    return context.json(answer);
  });
  http.use('/api/*', rateLimit({ clock, perMinute: config.rateLimitPerMinute, proxies: config.trustedProxies }));
  const orderParts = { database, clock, events, outbox, queue, miniApp };
  const { operators, publicUrl, trustedProxies: proxies } = config;
  if (operators.size > 0) {
    const sessions = new TillSessions({ database, clock, operators, key: config.token });
    http.route(TILL_API_PATH, tillRoutes({ ...orderParts, sessions, publicUrl, proxies }));
  }
  http.route('/api', orderRoutes(orderParts));
  http.route('/api', parts.catalogue);
  http.all('/api/*', (context) => context.notFound());
  const standalonePages = parts.standalonePages ?? [];
  for (const { name, api } of standalonePages) {
    if (api) http.use(`/${name}/api/*`, limitBodies, ownPageOnly(publicUrl)).route(`/${name}/api`, api);
    http.all(`/${name}/api/*`, (context) => context.notFound());
  }
  if (parts.pagesFolder !== undefined) {
    http.route('/', standalonePage(parts.pagesFolder, 'till', operators.size > 0));
    for (const { name, api } of standalonePages) http.route('/', standalonePage(parts.pagesFolder, name, api !== null));
    http.route('/', pages(parts.pagesFolder));
  }

  return {
    http,
    metrics,
    start() {
      for (const work of background) work.start();
    },
    async stop() {
      stopping = true;
      await Promise.all(background.map((work) => work.stop()));
      events.stop();
      metrics.stop();
      await database.close();
    },
  };
}
