import { randomUUID } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { inRequest, type RequestContext } from './request-context.js';

/** Names a request in answers and logs, so that a proxy's log and a buyer's complaint lead to its lines. */
export const REQUEST_ID_HEADER = 'X-Request-Id';

/** An id from outside is taken over if it is one and nothing else. */
const SANE_ID = /^[\w.-]{8,64}$/;
/** Asked every few seconds by balancers. */
const HEALTH_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);
const STREAM = 'text/event-stream';

/** Writes one line for each request, counts and times it, and gives it an id. */
export function requestLog(deps: { log: Logger; clock: Clock; metrics: Metrics }): MiddlewareHandler {
  const { log, clock, metrics } = deps;
  return async (context, next) => {
    const given = context.req.header(REQUEST_ID_HEADER) ?? '';
    const request: RequestContext = { requestId: SANE_ID.test(given) ? given : randomUUID() };
    const startedAt = clock.now();
    // Before the answer is made: one that is made already would be made anew.
    context.header(REQUEST_ID_HEADER, request.requestId);
    await inRequest(request, async () => {
      await next();
      // The path as it was registered: a real one carries an order's id, which is the right to see it.
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
