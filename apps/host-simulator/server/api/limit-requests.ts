import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../api-error.js';
import { callerOf } from '../http/authorize.js';
import { addressOf, type SimulatorEnv } from '../http/simulator-env.js';
import { RequestLimits } from '../limits/request-limits.js';
import type { Simulator } from '../state/simulator.js';

/**
 * Identifies the caller, counts the request, and sends the rate-limit headers (docs/http-api.md, Limits).
 */
export function limitRequests({ clock, directory }: Simulator): MiddlewareHandler<SimulatorEnv> {
  const requestLimits = new RequestLimits(clock);
  return async (context, next) => {
    const caller = callerOf(directory, context.req.header('Authorization'));
    context.set('caller', caller);
    const account = caller.kind === 'account' ? caller.account : undefined;
    const decision = requestLimits.count(directory.settings.limits, addressOf(context), account);
    context.header('RateLimit-Limit', String(decision.limit));
    context.header('RateLimit-Remaining', String(decision.remaining));
    context.header('RateLimit-Reset', String(decision.resetSeconds));
    if (!decision.allowed) {
      const seconds = String(Math.max(1, decision.resetSeconds));
      const message = `${decision.limit} requests were made: try again in ${seconds} s.`;
      throw new ApiError('too_many_requests', message, [], { 'Retry-After': seconds });
    }
    await next();
  };
}
