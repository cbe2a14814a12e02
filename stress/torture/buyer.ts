import { randomUUID } from 'node:crypto';
import type { OrderView, QuoteView } from '@invoicebox/merchant-server/page-api';
import type { Random } from '@invoicebox/test-kit';
import type { Selection } from './forecourt.js';

/** What a buyer may do. */
export const PLANS = [
  'pays, all flows',
  'pays, part flows',
  'pays, nothing flows',
  'money held, all flows',
  'money held, part flows',
  'money held, nothing flows',
  'cancels before paying',
  'cancels after paying',
  'cancels while paying',
  'never pays',
  'gets a refund later',
] as const;

/** One of {@link PLANS}. */
export type Plan = (typeof PLANS)[number];

/** The environment of a buyer. */
export interface World {
  /** URL of the merchant's servers, through the unreliable network. */
  pageUrl: string;
  random: Random;
  /** Pays or holds the order at Invoicebox, as its payment page would. Does nothing if the order is not there. */
  atInvoicebox(number: string, action: 'pay' | 'hold'): Promise<void>;
  /** Whether the time for buying is over. Buyers then stop retrying. */
  isOver(): boolean;
}

/** An order that a buyer has seen, and the buyer's plan. */
export interface Told {
  plan: Plan;
  id: string;
  number: string;
}

/** Delay between attempts of a page, in real time. */
const RETRY_MS = 60;

/** Retries a request until it is answered without a server error, as a page does. */
async function request<Answer>(world: World, path: string, init?: RequestInit): Promise<Answer> {
  for (;;) {
    try {
      const response = await fetch(`${world.pageUrl}${path}`, init);
      if (response.status < 500) return (await response.json()) as Answer;
    } catch {
      // Lost, cut short, or no server is running.
    }
    if (world.isOver()) throw new Error(`No answer to ${path}.`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function selectionOf(plan: Plan, random: Random): Selection {
  const share = plan.includes('part') ? random.integer(1, 999) : plan.includes('nothing') ? 0 : 1000;
  const guaranteed = plan.includes('held');
  return {
    quantity: random.integer(1_000, 60_000),
    price: random.integer(40_00, 90_00),
    guaranteed,
    share,
    vat: random.integer(0, 20),
  };
}

async function until(world: World, order: Told, isReached: (order: OrderView) => boolean): Promise<OrderView> {
  for (;;) {
    const { order: seen } = await request<{ order: OrderView }>(world, `/api/orders/${order.id}`);
    if (isReached(seen)) return seen;
    if (world.isOver()) throw new Error(`${order.number} stays ${seen.state}.`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function cancel(world: World, { id }: Told): Promise<void> {
  await request(world, `/api/orders/${id}/cancel`, posted({}));
}

/** Carries out the plan after the order is placed. */
async function carryOut(world: World, told: Told): Promise<void> {
  const { plan, number } = told;
  const isKnown = ({ state }: OrderView) => state !== 'created';
  if (plan === 'cancels before paying') return cancel(world, told);
  await until(world, told, isKnown);
  if (plan === 'never pays') return;
  const pay = () => world.atInvoicebox(number, plan.includes('held') ? 'hold' : 'pay');
  if (plan === 'cancels while paying') await Promise.all([pay(), cancel(world, told)]);
  else await pay();
  if (plan === 'cancels after paying') return cancel(world, told);
  if (plan !== 'gets a refund later') return;
  const { amount } = await until(world, told, ({ fulfilmentState }) =>
    ['fulfilled', 'partial'].includes(fulfilmentState),
  );
  const refund = { requestKey: randomUUID(), amount: world.random.integer(1, amount) };
  await request(world, `/api/refunds/${told.id}`, posted(refund));
}

/** Places an order with one idempotency key. If the quote has expired, asks for a new one, as a page does. */
async function placeOrder(world: World, selection: Selection): Promise<OrderView> {
  const key = { 'Idempotency-Key': randomUUID() };
  for (;;) {
    const { quote } = await request<{ quote: QuoteView }>(world, '/api/quotes', posted({ selection, locale: 'ru' }));
    const body = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
    const answer = await request<{ order: OrderView } | { error: { code: string } }>(
      world,
      '/api/orders',
      posted(body, key),
    );
    if ('order' in answer) return answer.order;
    if (answer.error.code !== 'quote_expired') throw new Error(`The order was refused: ${answer.error.code}.`);
  }
}

/**
 * Places an order as a page does, despite failures, and carries out the plan. Errors after the end of the buying are
 * ignored.
 *
 * @param tell called with the order as soon as the buyer sees it.
 */
export async function buy(world: World, plan: Plan, tell: (told: Told) => void): Promise<void> {
  const order = await placeOrder(world, selectionOf(plan, world.random));
  const told = { plan, id: order.id, number: order.number };
  tell(told);
  await carryOut(world, told).catch((error) => {
    if (!world.isOver()) throw error;
  });
}
