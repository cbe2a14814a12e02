import {
  type ClientHooks,
  type Clock,
  InvoiceboxClient,
  MemoryRateLimiter,
  type RateLimiter,
  SIGNATURE_HEADER,
  systemClock,
  UnlimitedRateLimiter,
} from '@invoicebox/invoicebox-api';
import { type OrderNotification, RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { MerchantConfig } from './config/config.js';
import type { NoVariables, Variables, VariableValues } from './config/variables.js';
import { PageError } from './core/page-error.js';
import { GateListener } from './gate/gate-listener.js';
import { orderRoutes } from './http/order-routes.js';
import { ownPageOnly } from './http/own-page-only.js';
import { pages } from './http/pages.js';
import { rateLimit } from './http/rate-limit.js';
import { limitBodies, limitBodiesTo } from './http/read-json.js';
import { readiness } from './http/readiness.js';
import { securityHeaders } from './http/security-headers.js';
import { sidePage } from './http/side-page.js';
import { PeriodicTask } from './leases/periodic-task.js';
import { requestLog } from './logging/request-log.js';
import { type Mailer, smtpMailer } from './mail/mailer.js';
import { Metrics } from './metrics/metrics.js';
import { bindMiniApp, openServices } from './mini-app/bind.js';
import type { MiniAppDefinition, SidePages } from './mini-app/definition.js';
import { SelectionUnavailableError } from './mini-app/order-types.js';
import { answerProbe, applyOrderUpdate, type OrderUpdateDeps, refusal } from './notifications/apply-order-update.js';
import { confirmUpdate } from './notifications/confirm-update.js';
import { receiveNotification } from './notifications/receive-notification.js';
import { fulfilmentReports } from './orders/fulfilment-reports.js';
import { type JobDeps, jobHandlers } from './orders/job-handlers.js';
import { OrderEvents } from './orders/order-events.js';
import { OrderQueue } from './orders/order-queue.js';
import { Outbox } from './outbox/outbox.js';
import { SharedRateLimiter } from './outbox/shared-rate-limiter.js';
import { type ReconcilerClient, reconcileDue } from './reconcile/reconciler.js';
import { applyRetention } from './retention/retention.js';
import type { Database } from './storage/database.js';
import { migrate } from './storage/schema.js';
import { UnstorableTextError } from './storage/storable.js';
import { TillSessions } from './till/sessions.js';
import { type FailedSignIn, TILL_API_PATH, tillRoutes } from './till/till-routes.js';

/** What a merchant server is made of. Clock and client have defaults for production. */
export interface MerchantServerDeps<
  Selection,
  Summary,
  Given,
  Names extends Variables = NoVariables,
  Services = undefined,
> {
  definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>;
  /** From `readConfig` with the definition's variables. */
  config: MerchantConfig & VariableValues<Names>;
  database: Database;
  log: Logger;
  /** Absolute path of the mini-app's folder; by default the working directory. */
  folder?: string;
  /** Absolute path of the built pages; without it none are served. */
  pagesFolder?: string;
  clock?: Clock;
  /** Without `findOrders` there is no reconciler. */
  client?: MerchantClient;
  /** Sends letters to buyers; by default over SMTP, if the configuration has a mail server. */
  mailer?: Mailer;
  /** The account's rate limiter, if the client was given one of its own. */
  rateLimiter?: RateLimiter;
}

/** The calls of Invoicebox that a merchant server makes. */
export type MerchantClient = JobDeps['client'] & Partial<ReconcilerClient>;

/** A merchant server without its socket. */
export interface MerchantServer {
  /** The HTTP application. */
  http: Hono;
  /** Not served by `http`. */
  metrics: Metrics;
  /** Starts the background work, with what an earlier process left over. */
  start(): void;
  /** Finishes running work and closes the database. */
  stop(): Promise<void>;
}

const MAX_NOTIFICATION_BYTES = 1024 * 1024;
const RECONCILE_INTERVAL_MS = 30_000;

const RETENTION_INTERVAL_MS = 60 * 60_000;

/** Work beside requests, until the server stops. */
interface BackgroundWork {
  start(): void;
  stop(): Promise<void>;
}

function answerErrors(http: Hono, log: Logger): void {
  http.onError((error, context) => {
    const known =
      error instanceof SelectionUnavailableError
        ? new PageError(error.code, error.message)
        : error instanceof UnstorableTextError
          ? new PageError('bad_request', error.message)
          : error instanceof PageError
            ? error
            : undefined;
    if (!known) log.error({ err: error }, 'A request failed unexpectedly.');
    const { code, message, httpStatus } =
      known ?? new PageError('internal_error', 'Something went wrong here: try again.');
    return context.json({ error: { code, message } }, httpStatus);
  });
  http.notFound((context) => context.json({ error: { code: 'not_found', message: 'There is nothing here.' } }, 404));
}

/** Counts what the client of Invoicebox's API does, and logs what it cannot read. */
function clientHooks(metrics: Metrics, log: Logger): ClientHooks {
  return {
    ...metrics.clientHooks,
    onUnreadable(event) {
      metrics.countUnreadable(event);
      log.error(event, 'Items of a list of Invoicebox could not be read: they are left out.');
    },
  };
}

/** Updates of orders beside notifications over HTTP: the reconciler and the WebSocket gate. */
function otherUpdates(
  updateDeps: OrderUpdateDeps,
  client: MerchantClient,
  metrics: Metrics,
  { config, log }: { config: MerchantConfig; log: Logger },
): BackgroundWork[] {
  const { findOrders } = client;
  const { gateUrl: url, token } = config;
  const work: BackgroundWork[] = [];
  if (findOrders) {
    const asking = { ...updateDeps, log, client: { findOrders: findOrders.bind(client) } };
    const task = { ...updateDeps, log, name: 'reconcile', everyMs: RECONCILE_INTERVAL_MS };
    work.push(new PeriodicTask({ ...task, work: () => reconcileDue(asking) }));
  }
  if (url !== undefined) {
    const apply = async (told: OrderNotification) => {
      // Nothing that comes through the gate is signed.
      const update = await confirmUpdate({ client, clock: updateDeps.clock }, told);
      const answer = update
        ? await applyOrderUpdate(updateDeps, update, 'gate')
        : refusal('out_of_service', `The order ${told.id} could not be looked up.`);
      metrics.countUpdate('gate', answer);
      return answer;
    };
    const probed = (merchantId: string) => answerProbe(updateDeps, merchantId);
    work.push(new GateListener({ url, token, clock: updateDeps.clock, log, apply, answerProbe: probed }));
  }
  return work;
}

/** The account's rate limiter: in the database if several servers may share it. */
async function openRateLimiter(database: Database, clock: Clock, requests: number): Promise<RateLimiter> {
  if (requests === 0) return new UnlimitedRateLimiter();
  const limit = { requests, windowMs: RATE_LIMITS.account.windowMs };
  return database.isShared ? SharedRateLimiter.open(database, clock, limit) : new MemoryRateLimiter(clock, limit);
}

/** The mini-app's pages and those beside it; an unknown path is the mini-app's own. */
function pageRoutes(folder: string, hasTill: boolean, sidePages: SidePages): Hono {
  const routes = new Hono();
  routes.route('/', sidePage(folder, 'till', hasTill));
  for (const [path, api] of Object.entries(sidePages)) routes.route('/', sidePage(folder, path, api !== null));
  return routes.route('/', pages(folder));
}

/**
 * Creates the merchant server of a mini-app on an open database.
 *
 * @throws Error if the database has a newer schema, the pages are not built, or the mini-app cannot be opened.
 */
export async function createMerchantServer<
  Selection,
  Summary,
  Given,
  Names extends Variables = NoVariables,
  Services = undefined,
>(deps: MerchantServerDeps<Selection, Summary, Given, Names, Services>): Promise<MerchantServer> {
  const { config, database, definition, log, clock = systemClock, folder = process.cwd() } = deps;
  await migrate(database, definition.migrations);
  const rateLimiter = deps.rateLimiter ?? (await openRateLimiter(database, clock, config.requestLimit));
  const events = new OrderEvents({ database, clock, log });
  await events.start();
  const openStreams = () => events.size;
  const permitsLeft = () => rateLimiter.freeSince(clock.now());
  const metrics = new Metrics({ database, clock, openStreams, permitsLeft });
  const mailer = deps.mailer ?? (config.mail && smtpMailer(config.mail));
  const changeDeps = { database, clock, sendsLetters: mailer !== undefined, onTransition: metrics.countTransition };
  const { token, apiUrl: baseUrl } = config;
  const client =
    deps.client ?? new InvoiceboxClient({ token, baseUrl, clock, rateLimiter, hooks: clientHooks(metrics, log) });
  const serverContext = { db: database, config, folder, log, clock };
  const reports = fulfilmentReports({ ...changeDeps, log });
  const services = await openServices(definition, { ...serverContext, reports });
  const appContext = { ...serverContext, services };
  const miniApp = bindMiniApp(definition, appContext);
  const handlers = jobHandlers({ client, address: config, mailer, miniApp, log });
  const outbox = new Outbox({ ...changeDeps, log, handlers, rateLimiter });
  const queue = new OrderQueue({ database, clock, rateLimiter, outbox });
  const updateDeps = { ...changeDeps, outbox, merchantId: config.merchantId };
  const { retention } = config;
  const retentionTask = new PeriodicTask({
    ...{ database, clock, log, name: 'retention', everyMs: RETENTION_INTERVAL_MS },
    work: () => applyRetention({ database, clock, retention, personalFields: miniApp.personalFields }),
  });
  let stopOwnWork: (() => void | Promise<void>) | undefined;
  const ownWork: BackgroundWork = {
    start() {
      stopOwnWork = definition.background?.(appContext);
    },
    async stop() {
      await stopOwnWork?.();
    },
  };
  const background = [outbox, retentionTask, ownWork, ...otherUpdates(updateDeps, client, metrics, deps)];

  let stopping = false;

  const http = new Hono();
  answerErrors(http, log);
  http.use(requestLog({ log, clock, metrics }));
  http.use(
    securityHeaders(
      config.frameAncestors,
      config.publicUrl.startsWith('https:'),
      definition.imageSources?.(appContext),
    ),
  );
  http.route('/', readiness({ database, clock, isStopping: () => stopping }));
  http.post('/invoicebox/notification', limitBodiesTo(MAX_NOTIFICATION_BYTES), async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const answer = await receiveNotification(
      { ...updateDeps, ...config, client },
      body,
      context.req.header(SIGNATURE_HEADER),
    );
    metrics.countUpdate('notification', answer);
    if (answer.status === 'error')
      log.warn({ code: answer.code, reason: answer.message }, 'A notification was refused.');
    return context.json(answer);
  });
  http.use('/api/*', rateLimit({ clock, perMinute: config.rateLimitPerMinute, proxies: config.trustedProxies }));
  const orderDeps = { ...changeDeps, events, outbox, queue, miniApp };
  const { operators, publicUrl, trustedProxies: proxies } = config;
  if (operators.size > 0) {
    const sessions = new TillSessions({ database, clock, operators, key: config.token });
    const onFailedSignIn = (attempt: FailedSignIn) => {
      metrics.countFailedSignIn(attempt);
      log.warn(attempt, 'A sign-in at the till was refused.');
    };
    http.route(TILL_API_PATH, tillRoutes({ ...orderDeps, sessions, publicUrl, proxies, onFailedSignIn }));
  }
  http.route('/api', orderRoutes(orderDeps));
  const routes = definition.routes?.(appContext);
  if (routes) http.route('/api', routes);
  http.all('/api/*', (context) => context.notFound());
  const sidePages = definition.sidePages?.(appContext) ?? {};
  for (const [path, api] of Object.entries(sidePages)) {
    if (api) http.use(`/${path}/api/*`, limitBodies, ownPageOnly(publicUrl)).route(`/${path}/api`, api);
    http.all(`/${path}/api/*`, (context) => context.notFound());
  }
  if (deps.pagesFolder !== undefined) http.route('/', pageRoutes(deps.pagesFolder, operators.size > 0, sidePages));

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
      mailer?.close();
      await database.close();
    },
  };
}
