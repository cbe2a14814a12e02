import { randomUUID } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { inRequest, type RequestContext } from './request-context.js';

/** The request's id in answers and logs, to correlate them with a proxy's log or a buyer's complaint. */
const REQUEST_ID_HEADER = 'X-Request-Id';

/** Ids from outside are accepted in this form. */
const SANE_ID = /^[\w.-]{8,64}$/;
/** Balancers poll these every few seconds. */
const HEALTH_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);
const STREAM = 'text/event-stream';

/** Logs, counts and times each request, and gives it an id. */
export function requestLog(deps: { log: Logger; clock: Clock; metrics: Metrics }): MiddlewareHandler {
  const { log, clock, metrics } = deps;
  return async (context, next) => {
    const given = context.req.header(REQUEST_ID_HEADER) ?? '';
    const request: RequestContext = { requestId: SANE_ID.test(given) ? given : randomUUID() };
    const startedAt = clock.now();
    // Before next(): setting it later would rebuild the Response.
    context.header(REQUEST_ID_HEADER, request.requestId);
    await inRequest(request, async () => {
      await next();
      // The route's pattern: a real path carries the order's id, which grants access to it.
      const route = routePath(context);
      const orderId = route.includes('/orders/:id') ? context.req.param('id') : undefined;
      const { method } = context.req;
      const { status, headers } = context.res;
      const durationMs = clock.now() - startedAt;
      const isStream = headers.get('Content-Type')?.startsWith(STREAM) ?? false;
      metrics.countRequest({ method, route, status, durationMs: isStream ? undefined : durationMs });
      const line = { method, route, status, durationMs, ...(orderId === undefined ? {} : { orderId }) };
      if (HEALTH_ROUTES.has(route)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
  };
}
