import type { OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { stack } from './stack.js';

const { api } = stack;

/** A notification in the simulator's history, as far as the tests read it. */
export interface SentNotification {
  orderId: string;
  status: string;
  state: string;
  body: string;
  signature: string;
  url: string;
  attempts: Array<{ httpStatus: number; answer?: { status: string; code?: string } }>;
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${api}/_sim${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { data: Answer; message?: string };
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.message}`);
  return answer.data;
}

/** The simulator's control API (docs/simulator.md, Control API). */
export const simulator = {
  reset: () => call<unknown>('POST', '/reset'),
  orders: () => call<OrderResponse[]>('GET', '/orders'),
  /** The order that was made last, which must have been made by now. */
  newestOrder: async (): Promise<OrderResponse> => {
    const newest = (await simulator.orders()).at(-1);
    if (!newest) throw new Error('Invoicebox has no order.');
    return newest;
  },
  /** The order with this number of ours. */
  orderWithNumber: async (number: string): Promise<OrderResponse> => {
    const order = (await simulator.orders()).find(({ merchantOrderId }) => merchantOrderId === number);
    if (!order) throw new Error(`Invoicebox has no order ${number}.`);
    return order;
  },
  pay: (orderId: string) => call<OrderResponse>('POST', `/orders/${orderId}/pay`),
  hold: (orderId: string) => call<OrderResponse>('POST', `/orders/${orderId}/hold`),
  /** Moves the simulator's clock forward by milliseconds. */
  forward: (ms: number) => call<unknown>('POST', '/clock/forward', { ms }),
  expire: (orderId: string) => call<OrderResponse>('POST', `/orders/${orderId}/expire`),
  /** The next call of its API of this name fails so (docs/simulator.md, Faults). */
  fault: (fault: { call: string; when: 'before' | 'after'; kind: 'drop' | 'delay' | 'status'; delayMs?: number }) =>
    call<unknown>('POST', '/faults', fault),
  /** What has happened there, as text. */
  log: () => call<unknown[]>('GET', '/log').then((entries) => JSON.stringify(entries)),
  notifications: () => call<SentNotification[]>('GET', '/notifications'),
};
