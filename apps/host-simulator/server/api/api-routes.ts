import { ALL_CALLS, type ApiCall, type CallName, MAX_BODY_BYTES } from '@invoicebox/invoicebox-api/contract';
import { type Context, Hono } from 'hono';
import { minimalAnswer } from '../answers/minimal-answers.js';
import { ApiError } from '../api-error.js';
import { type Caller, requireAccount } from '../http/authorize.js';
import { requireDocumented } from '../http/data.js';
import { readAnswer } from '../http/etag.js';
import { limitBodies } from '../http/limit-bodies.js';
import { readJson } from '../http/read-json.js';
import type { SimulatorEnv } from '../http/simulator-env.js';
import type { Account } from '../records/settings.js';
import type { Simulator } from '../state/simulator.js';
import { applyFault } from './apply-fault.js';
import { CALL_HANDLERS } from './calls/index.js';
import { limitRequests } from './limit-requests.js';

/** A request of a call that is known only at run time. */
interface AnyRequest {
  account: Account | undefined;
  id: string;
  body: unknown;
  readonly query: URLSearchParams;
}

/** The handler of a call. The cast is safe: the request was parsed by the schemas of the same call. */
function handlerOf(name: CallName): (simulator: Simulator, request: AnyRequest) => { data: unknown } {
  return CALL_HANDLERS[name] as (simulator: Simulator, request: AnyRequest) => { data: unknown };
}

function accountFor(call: ApiCall, caller: Caller): Account | undefined {
  return call.needsToken === false && caller.kind === 'anonymous' ? undefined : requireAccount(caller);
}

/** The merchant's order number that a request is about: its own, or that of the order or refund it names. */
function numberOf({ book, refunds }: Simulator, { id, body }: AnyRequest): string | undefined {
  const field = (name: string) => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const named = [id, field('orderId'), field('parentId')].flatMap((known) => known ?? []);
  const found = named.map((known) => (book.find(known) ?? refunds.find(known))?.response.merchantOrderId);
  return field('merchantOrderId') ?? found.find((number) => number !== undefined);
}

async function answerCall(
  simulator: Simulator,
  name: CallName,
  call: ApiCall,
  context: Context<SimulatorEnv>,
): Promise<Response> {
  const request: AnyRequest = {
    account: accountFor(call, context.get('caller')),
    id: context.req.param('id') ?? '',
    body: call.request ? await readJson(context, call.request) : undefined,
    // Lazy: only lists need it, and parsing the URL takes about 5 % of a call.
    get query() {
      return new URL(context.req.url).searchParams;
    },
  };
  const fault = simulator.faults.take(name, () => numberOf(simulator, request));
  const early = fault?.when === 'before' ? await applyFault(simulator, context, name, fault) : undefined;
  if (early) return early;
  const isMinimal = simulator.directory.settings.answers === 'minimal';
  if (isMinimal && call.list) requireDocumented(call.list, request.query);
  const whole = handlerOf(name)(simulator, request);
  const body = isMinimal ? minimalAnswer(name, whole) : whole;
  const late = fault?.when === 'after' ? await applyFault(simulator, context, name, fault) : undefined;
  if (late) return late;
  return call.method === 'GET' && !isMinimal ? readAnswer(context, body) : context.json(body);
}

/** Invoicebox's HTTP API, built from the contract's table of calls; mount it under each prefix. */
export function apiRoutes(simulator: Simulator): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.use(limitRequests(simulator), limitBodies(MAX_BODY_BYTES));
  const methods = new Map<string, string[]>();
  for (const [name, call] of ALL_CALLS) {
    const path = call.path.replace('{id}', ':id');
    routes.on(call.method, path, (context) => answerCall(simulator, name, call, context));
    methods.set(path, [...(methods.get(path) ?? []), call.method]);
  }
  for (const [path, known] of methods) {
    routes.all(path, ({ req }) => {
      const allow = known.join(', ');
      throw new ApiError('method_not_allowed', `There is no ${req.method} here: expected ${allow}.`, [], {
        Allow: allow,
      });
    });
  }
  return routes;
}
