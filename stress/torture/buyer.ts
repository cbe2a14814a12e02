import { randomUUID } from 'node:crypto';
import type { OrderView, QuoteView } from '@invoicebox/merchant-server/page-client';
import type { Random } from '@invoicebox/test-kit';
import type { Selection } from './forecourt.js';

/** What buyers do. */
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

/** What a buyer's part needs of the world. */
export interface World {
  /** The merchant's servers, through the unreliable network. */
  pageUrl: string;
  random: Random;
  /** Does so at Invoicebox with the order of a number, as its payment page would; nothing if it is not there. */
  atInvoicebox(number: string, action: 'pay' | 'hold'): Promise<void>;
  /** The storm is over: patience is at an end. */
  isOver(): boolean;
}

/** What a buyer was told of an order, and what was done about it. */
export interface Told {
  plan: Plan;
  id: string;
  number: string;
}

/** Between two attempts of a page, in real time. */
const RETRY_MS = 60;

/** Repeats a request, as a page does, until there is an answer that is no failure of the network. */
async function insist<Answer>(world: World, path: string, init?: RequestInit): Promise<Answer> {
  for (;;) {
    try {
      const response = await fetch(`${world.pageUrl}${path}`, init);
      if (response.status < 500) return (await response.json()) as Answer;
    } catch {
      // Lost, cut short, or no server is up.
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
    const { order: seen } = await insist<{ order: OrderView }>(world, `/api/orders/${order.id}`);
    if (isReached(seen)) return seen;
    if (world.isOver()) throw new Error(`${order.number} stays ${seen.state}.`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function cancel(world: World, { id }: Told): Promise<void> {
  await insist(world, `/api/orders/${id}/cancel`, posted({}));
}

/** Does what the plan says after the order was made. Failures at the end of the storm are ignored. */
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
  const request = { requestKey: randomUUID(), amount: world.random.integer(1, amount) };
  await insist(world, `/api/refunds/${told.id}`, posted(request));
}

/** Orders with one key, and asks for the price again when a quote has expired meanwhile, as a page does. */
async function placeOrder(world: World, selection: Selection): Promise<OrderView> {
  const key = { 'Idempotency-Key': randomUUID() };
  for (;;) {
    const { quote } = await insist<{ quote: QuoteView }>(world, '/api/quotes', posted({ selection, locale: 'ru' }));
    const body = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
    const answer = await insist<{ order: OrderView } | { error: { code: string } }>(
      world,
      '/api/orders',
      posted(body, key),
    );
    if ('order' in answer) return answer.order;
    if (answer.error.code !== 'quote_expired') throw new Error(`The order was refused: ${answer.error.code}.`);
  }
}

/**
 * Orders as a page does, whatever happens on the way, and does what the plan says.
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
