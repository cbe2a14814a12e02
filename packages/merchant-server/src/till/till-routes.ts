import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { ClientNetworks } from '../config/networks.js';
import { PageError } from '../core/page-error.js';
import { clientAddress } from '../http/client-address.js';
import { type OrderRouteDeps, orderInputShape, viewOrder } from '../http/order-routes.js';
import { ownPageOnly } from '../http/own-page-only.js';
import { TokenBuckets } from '../http/rate-limit.js';
import { limitBodies, readIdempotencyKey, readJson } from '../http/read-json.js';
import { sumAllocations } from '../order-model/allocations.js';
import { cancelOrder } from '../orders/cancel-order.js';
import { placeOrder } from '../orders/place-order.js';
import { allocationsToRefund, RefundError, requestRefund } from '../orders/request-refund.js';
import type { RefundPreview, TillSession } from '../page-api/till.js';
import { DEVICE_MS, type OpenSession, SESSION_MS, type TillSessions } from './sessions.js';
import { closeShift, currentShift, openShift, requireShift } from './shifts.js';
import { findTillOrders, insertTillOrder, ordersOfShift, requireTillOrder, tillOrderView } from './till-orders.js';

/** Where the till's API is mounted, and the path of its cookie. */
export const TILL_API_PATH = '/api/till';

/** What the till's API works with. */
export interface TillRouteDeps extends OrderRouteDeps {
  sessions: TillSessions;
  /** This server's address for the operator's browser. */
  publicUrl: string;
  proxies: ClientNetworks;
  /** Told of each failed attempt to sign in: the operator's name if there is one of that name, and the client's address. */
  onFailedSignIn(attempt: FailedSignIn): void;
}

/** An attempt to sign in that was refused. */
export interface FailedSignIn {
  /** Undefined for a name that no operator has: it may be a PIN in the wrong field. */
  operator: string | undefined;
  client: string;
  code: string;
}

/** Attempts to sign in from one address. */
const SIGN_INS_PER_MINUTE = 40;

type TillEnv = { Variables: { session: OpenSession } };

const signInSchema = z.object({ operator: z.string().trim().min(1).max(64), secret: z.string().min(1).max(200) });
const reasonSchema = z.string().trim().min(3, 'Expected a reason of at least 3 characters.').max(200);
const emptySchema = z.object({});
const cancelSchema = z.object({ reason: reasonSchema });
const orderSchema = z.object(orderInputShape);
const line = z.number().int().min(0);
const linesSchema = z
  .array(
    z.union([
      z.strictObject({ line, quantity: z.number().int().positive() }),
      z.strictObject({ line, amount: z.number().int().positive() }),
    ]),
  )
  .min(1)
  .max(100);
const previewSchema = z.object({ lines: linesSchema });
const refundSchema = z.object({
  lines: linesSchema,
  reason: reasonSchema,
  requestKey: z.string().regex(/^[\w-]{16,64}$/, 'Expected 16 to 64 letters, digits or hyphens.'),
});

/** A client without an address of its own. */
const THIS_MACHINE = 'this machine';

/** Refuses an address that guesses PINs, whatever the operators' names. */
function limitSignIns({ clock, proxies }: Pick<TillRouteDeps, 'clock' | 'proxies'>): MiddlewareHandler {
  const buckets = new TokenBuckets(clock, SIGN_INS_PER_MINUTE);
  return async (context, next) => {
    const waitMs = buckets.take(clientAddress(context, proxies) ?? THIS_MACHINE);
    if (waitMs > 0) {
      context.header('Retry-After', String(Math.ceil(waitMs / 1000)));
      throw new PageError('too_many_requests', 'Too many attempts from here: wait a moment.');
    }
    await next();
  };
}

function asPageError(error: unknown): unknown {
  return error instanceof RefundError ? new PageError(error.code, error.message) : error;
}

/** The till's API (docs/merchant-server.md, Till and pre-check), to be mounted at {@link TILL_API_PATH}. */
export function tillRoutes(deps: TillRouteDeps): Hono<TillEnv> {
  const { database, sessions } = deps;
  const routes = new Hono<TillEnv>();
  // Cookies are shared by all ports of a host, so each mini-app has a name of its own.
  const cookieName = `till-${deps.miniApp.orderPrefix.toLowerCase()}`;
  const deviceCookieName = `${cookieName}-device`;
  const isSecure = deps.publicUrl.startsWith('https:');
  const cookieOptions = { path: TILL_API_PATH, httpOnly: true, sameSite: 'Strict', secure: isSecure } as const;

  const sessionView = async ({ operator, expiresAt }: OpenSession): Promise<TillSession> => {
    const shift = await currentShift(database, operator);
    return { operator, expiresAt, ...(shift ? { shift } : {}) };
  };
  const answerOrder = async (context: Context<TillEnv>, id: string, status: 200 | 201 = 200) => {
    const { order, operator } = await requireTillOrder(database, id);
    return context.json({ order: tillOrderView(await viewOrder(deps, order), order, operator) }, status);
  };

  routes.use(limitBodies);
  routes.use(ownPageOnly(deps.publicUrl));

  routes.post('/session', limitSignIns(deps), async (context) => {
    const { operator, secret } = await readJson(context, signInSchema);
    const client = clientAddress(context, deps.proxies) ?? THIS_MACHINE;
    const from = { network: client, deviceCookie: getCookie(context, deviceCookieName) };
    const { session, cookies } = await sessions.signIn(operator, secret, from).catch((error: unknown) => {
      const name = sessions.isOperator(operator) ? operator : undefined;
      if (error instanceof PageError) deps.onFailedSignIn({ operator: name, client, code: error.code });
      throw error;
    });
    setCookie(context, cookieName, cookies.session, { ...cookieOptions, maxAge: SESSION_MS / 1000 });
    setCookie(context, deviceCookieName, cookies.device, { ...cookieOptions, maxAge: DEVICE_MS / 1000 });
    return context.json({ session: await sessionView(session) });
  });

  routes.use(async (context, next) => {
    const session = await sessions.find(getCookie(context, cookieName));
    if (!session) throw new PageError('not_signed_in', 'Nobody is signed in, or not any more: sign in.');
    context.set('session', session);
    await next();
  });

  routes.get('/session', async (context) => context.json({ session: await sessionView(context.var.session) }));

  routes.post('/session/end', async (context) => {
    await readJson(context, emptySchema);
    await sessions.signOut(context.var.session.id);
    deleteCookie(context, cookieName, cookieOptions);
    return context.json({});
  });

  routes.post('/shift/open', async (context) => {
    await readJson(context, emptySchema);
    return context.json({ shift: await openShift(deps, context.var.session.operator) });
  });

  routes.post('/shift/close', async (context) => {
    await readJson(context, emptySchema);
    return context.json({ shift: await closeShift(deps, context.var.session.operator) });
  });

  routes.get('/orders', async (context) => {
    const text = context.req.query('number')?.slice(0, 64) ?? '';
    if (text.trim() !== '') return context.json({ orders: await findTillOrders(database, text) });
    const shiftId = await requireShift(database, context.var.session.operator);
    return context.json({ orders: await ordersOfShift(database, shiftId) });
  });

  routes.post('/orders', async (context) => {
    const idempotencyKey = readIdempotencyKey(context);
    const input = await readJson(context, orderSchema);
    const { operator } = context.var.session;
    const { order, isNew } = await placeOrder(deps, {
      input: { ...input, mode: 'order' },
      idempotencyKey,
      alsoStore: (tx, stored) => insertTillOrder(tx, stored, operator),
    });
    return answerOrder(context, order.id, isNew ? 201 : 200);
  });

  routes.get('/orders/:id', (context) => answerOrder(context, context.req.param('id')));

  routes.post('/orders/:id/cancel', async (context) => {
    const { reason } = await readJson(context, cancelSchema);
    const { order } = await requireTillOrder(database, context.req.param('id'));
    const outcome = await cancelOrder(deps, order.id, {
      by: 'operator',
      operator: context.var.session.operator,
      reason,
    });
    if (outcome?.result !== 'too_late') return answerOrder(context, order.id);
    throw new PageError('cancel_too_late', 'The service has begun: the order can no longer be canceled.');
  });

  routes.post('/orders/:id/refund-preview', async (context) => {
    const { lines } = await readJson(context, previewSchema);
    const { order } = await requireTillOrder(database, context.req.param('id'));
    try {
      return context.json({ refund: sumAllocations(allocationsToRefund(order, lines)) satisfies RefundPreview });
    } catch (error) {
      throw asPageError(error);
    }
  });

  routes.post('/orders/:id/refunds', async (context) => {
    const request = await readJson(context, refundSchema);
    const { order } = await requireTillOrder(database, context.req.param('id'));
    await requestRefund(deps, order.id, { ...request, operator: context.var.session.operator }).catch(
      (error: unknown) => {
        throw asPageError(error);
      },
    );
    return answerOrder(context, order.id);
  });

  return routes;
}
