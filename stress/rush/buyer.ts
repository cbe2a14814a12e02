import { randomUUID } from 'node:crypto';
import { Agent, get } from 'node:http';
import type { OrderView, QueuePlace } from '@invoicebox/merchant-server/page-api';
import { placeOrder, quote, type Send } from '../support/coffee-shop.js';

/** What a buyer saw. Times are those of the test's clock. */
export interface Buyer {
  readonly id: string;
  readonly number: string;
  /** Places in the queue, oldest first; empty if the order was created at once. */
  readonly places: readonly QueuePlace[];
  /** When the order could be paid. */
  readonly servedAt: number;
  /** True if the order's stream ended before that. */
  readonly lost: boolean;
}

/** One connection per buyer. */
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

/** Reads an order's status stream until the listener returns true. Resolves to false if the stream ends before that. */
function follow(url: string, id: string, onEvent: (event: string, data: string) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(`${url}/api/orders/${id}/events`, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const event = /^event: (.*)$/m.exec(block)?.[1];
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (event === undefined || data === undefined || !onEvent(event, data)) continue;
          resolve(true);
          asked.destroy();
        }
      });
      response.on('close', () => resolve(false));
    });
    asked.on('error', () => resolve(false));
  });
}

/**
 * Orders a coffee as a page does, and follows the order until it can be paid.
 *
 * @param now returns the time of the test's clock.
 */
export async function buy(url: string, now: () => number): Promise<Buyer> {
  const send: Send = (path, init) => fetch(`${url}${path}`, init);
  const order = (await placeOrder(send, await quote(send), randomUUID())) as unknown as OrderView;
  const { number, queue, state, id } = order;
  const places = queue ? [queue] : [];
  if (state === 'awaiting_payment') return { id, number, places, servedAt: now(), lost: false };
  let servedAt = Number.POSITIVE_INFINITY;
  const served = await follow(url, id, (event, data) => {
    if (event === 'queue') places.push(JSON.parse(data) as QueuePlace);
    if (event !== 'order' || (JSON.parse(data) as OrderView).state !== 'awaiting_payment') return false;
    servedAt = now();
    return true;
  });
  return { id, number, places, servedAt, lost: !served };
}

/** Cancels an order and waits until it is canceled at Invoicebox too. @throws Error if that fails. */
export async function cancel(url: string, id: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const { ok, status } = await fetch(`${url}/api/orders/${id}/cancel`, { method: 'POST', headers, body: '{}' });
  if (!ok) throw new Error(`The cancellation of an order was answered ${status}.`);
  const isOver = (data: string) => (JSON.parse(data) as OrderView).state === 'canceled';
  if (!(await follow(url, id, (event, data) => event === 'order' && isOver(data)))) {
    throw new Error('The stream of an order ended before it was canceled.');
  }
}
