import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { API_PREFIXES, MAX_BODY_BYTES } from '@invoicebox/invoicebox-api/contract';
import { Hono } from 'hono';
import type { ListedMiniApp } from '../shared/index.js';
import { minimalErrorBody } from './answers/minimal-answers.js';
import { apiRoutes } from './api/api-routes.js';
import { gateRoute } from './api/gate-route.js';
import { openApiRoutes } from './api/openapi-page.js';
import { ApiError } from './api-error.js';
import { controlRoutes } from './control/control-routes.js';
import { documentRoutes } from './documents/document-page.js';
import { hostRoutes } from './host/host-routes.js';
import type { Preset } from './host/preset.js';
import { finishBodies } from './http/finish-bodies.js';
import { limitBodies } from './http/limit-bodies.js';
import { loopbackOnly } from './http/loopback-only.js';
import type { SimulatorEnv } from './http/simulator-env.js';
import { SettingsError } from './records/directory.js';
import type { Simulator } from './state/simulator.js';
import { SnapshotError } from './state/snapshot-file.js';

export interface SimulatorAppDeps {
  simulator: Simulator;
  presets: readonly Preset[];
  miniApps: ListedMiniApp[];
  /** Base URL of payment pages, with a trailing slash. */
  paymentPage: string;
  /** Absolute path of the built pages. Without it only the APIs are served. */
  pagesFolder?: string;
  /** Snapshot file. Without it snapshots are only sent and received as request bodies. */
  snapshotFile?: string;
}

const SNAPSHOT_PATH = '/_sim/snapshot';
const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/** The error to answer with; undefined for an internal error of the simulator. */
function knownFailure(error: Error): ApiError | undefined {
  if (error instanceof ApiError) return error;
  const isInput = error instanceof SettingsError || error instanceof SnapshotError;
  return isInput ? new ApiError('validation_error', error.message) : undefined;
}

const isApiPath = (path: string) => API_PREFIXES.some((prefix) => path.startsWith(`${prefix}/`));

function answerErrors(app: Hono<SimulatorEnv>, { directory }: Simulator): void {
  app.onError((error, context) => {
    const known = knownFailure(error);
    if (known && directory.settings.answers === 'minimal' && isApiPath(context.req.path)) {
      return context.json(minimalErrorBody(known.body), known.httpStatus);
    }
    if (known) return context.json(known.body, known.httpStatus, { ...known.headers });
    console.error(error);
    const message = 'The simulator failed: please report what you sent.';
    return context.json(
      { error: { code: 'internal_error', message, fields: [] }, code: 'internal_error', message },
      500,
    );
  });
  app.notFound((context) => {
    const error = new ApiError('not_found', `There is nothing at ${context.req.method} ${context.req.path}.`);
    return context.json(error.body, error.httpStatus);
  });
}

/** Serves the workbench and the payment page; each reads its state from its URL. @throws Error if they are not built. */
function servePages(app: Hono<SimulatorEnv>, folder: string): void {
  const page = (name: string) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new Error(`${file} is not built: run «npm run build» first.`);
    return readFileSync(file, 'utf8');
  };
  const [home, workbench, payment] = [page('index.html'), page('workbench.html'), page('pay.html')];
  app.get('/', (context) => context.html(home));
  app.get('/workbench', (context) => context.html(workbench));
  app.get('/pay/:id', (context) => context.html(payment));
  app.use('/assets/*', serveStatic({ root: folder }));
}

/** Gives every response an id and logs every API call. */
function traceCalls(app: Hono<SimulatorEnv>, simulator: Simulator): void {
  app.use(async (context, next) => {
    const requestId = randomUUID();
    context.header('X-Request-Id', requestId);
    await next();
    if (!isApiPath(context.req.path)) return;
    const { method, path } = context.req;
    const code = context.error instanceof ApiError ? { code: context.error.code } : {};
    simulator.log.add({ kind: 'request', requestId, method, path, httpStatus: context.res.status, ...code });
  });
}

/** Builds the simulator's web server. */
export function createSimulatorApp(deps: SimulatorAppDeps): Hono<SimulatorEnv> {
  const { simulator, presets } = deps;
  const app = new Hono<SimulatorEnv>();
  answerErrors(app, simulator);
  traceCalls(app, simulator);
  app.use(finishBodies);
  app.route('/', gateRoute(simulator));
  for (const prefix of API_PREFIXES) app.route(prefix, apiRoutes(simulator));
  app.route('/', openApiRoutes(new URL(deps.paymentPage).origin));
  app.route('/', documentRoutes(simulator));
  const [usual, snapshots] = [limitBodies(MAX_BODY_BYTES), limitBodies(MAX_SNAPSHOT_BYTES)];
  app.use('/_sim/*', loopbackOnly, (context, next) =>
    (context.req.path === SNAPSHOT_PATH ? snapshots : usual)(context, next),
  );
  app.route('/_sim', controlRoutes(simulator, deps.snapshotFile));
  app.use('/_host/*', loopbackOnly, usual);
  app.route('/_host', hostRoutes(simulator, presets, deps));
  if (deps.pagesFolder !== undefined) servePages(app, deps.pagesFolder);
  return app;
}
