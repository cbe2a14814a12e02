import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiRoutes } from './api/api-routes.js';
import type { ApiVariables } from './api/authorize.js';
import { ApiError } from './api-error.js';
import { controlRoutes } from './control/control-routes.js';
import { hostRoutes } from './host/host-routes.js';
import type { Preset } from './host/preset.js';
import { loopbackOnly } from './http/loopback-only.js';
import type { Simulator } from './state/simulator.js';

/** What the simulator's web server is made of. */
export interface SimulatorAppParts {
  simulator: Simulator;
  presets: readonly Preset[];
  miniApps: Array<{ name: string; url: string }>;
  /** Address under which every payment page lies, with a slash at the end. */
  paymentPage: string;
  /** Absolute path of the built pages; without it only the APIs are served. */
  pagesFolder?: string;
}

/** Prefixes of Invoicebox's API: both serve the same resources (docs/http-api.md, General). */
const API_PREFIXES = ['/v3', '/l3'];
const LARGEST_BODY_BYTES = 1024 * 1024;

function answerErrors(app: Hono<ApiVariables>): void {
  app.onError((error, context) => {
    if (error instanceof ApiError) return context.json(error.body, error.httpStatus);
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

/** Serves the workbench and the payment page, each of which reads its state from its address. */
function servePages(app: Hono<ApiVariables>, folder: string): void {
  const page = (name: string) => readFileSync(join(folder, name), 'utf8');
  const [home, workbench, payment] = [page('index.html'), page('workbench.html'), page('pay.html')];
  app.get('/', (context) => context.html(home));
  app.get('/workbench', (context) => context.html(workbench));
  app.get('/pay/:id', (context) => context.html(payment));
  app.use('/assets/*', serveStatic({ root: folder }));
}

/** Every call of the API gets its own id and a line in the log. */
function traceCalls(app: Hono<ApiVariables>, simulator: Simulator): void {
  app.use(async (context, next) => {
    const requestId = randomUUID();
    await next();
    context.header('X-Request-Id', requestId);
    if (!API_PREFIXES.some((prefix) => context.req.path.startsWith(`${prefix}/`))) return;
    const { method, path } = context.req;
    const code = context.error instanceof ApiError ? { code: context.error.code } : {};
    simulator.log.add({ kind: 'request', requestId, method, path, httpStatus: context.res.status, ...code });
  });
}

/** Puts the simulator's web server together. */
export function createSimulatorApp(parts: SimulatorAppParts): Hono<ApiVariables> {
  const { simulator, presets } = parts;
  const app = new Hono<ApiVariables>();
  answerErrors(app);
  traceCalls(app, simulator);
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY_BYTES,
      onError: () => {
        throw new ApiError('payload_too_large', `The body is larger than ${LARGEST_BODY_BYTES} bytes.`);
      },
    }),
  );
  for (const prefix of API_PREFIXES) app.route(prefix, apiRoutes(simulator));
  app.use('/_sim/*', loopbackOnly);
  app.route('/_sim', controlRoutes(simulator));
  app.use('/_host/*', loopbackOnly);
  app.route('/_host', hostRoutes(simulator, presets, parts));
  if (parts.pagesFolder !== undefined) servePages(app, parts.pagesFolder);
  return app;
}
