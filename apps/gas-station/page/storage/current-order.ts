import { storage } from './storage.js';

/** An order that has not ended: the way back to it, for a driver whose page was closed meanwhile. */
export interface CurrentOrder {
  id: string;
  number: string;
  /** When it was noted, epoch milliseconds. */
  at: number;
}

const NAME = 'current-order';
/** After so long an order has been paid and fuelled, or has expired; in milliseconds. */
const MAX_MS = 2 * 60 * 60_000;

/** Notes an order that is under way. */
export function noteCurrentOrder({ id, number }: Pick<CurrentOrder, 'id' | 'number'>): void {
  if (currentOrder()?.id !== id) storage.write(NAME, { id, number, at: Date.now() } satisfies CurrentOrder);
}

/** Forgets an order that has ended; another one stays. */
export function forgetCurrentOrder(id: string): void {
  if (currentOrder()?.id === id) storage.write(NAME, null);
}

/** The order that is under way, as far as this page knows. */
export function currentOrder(): CurrentOrder | null {
  const order = storage.read(NAME) as Partial<CurrentOrder> | null;
  if (typeof order?.id !== 'string' || typeof order.number !== 'string' || typeof order.at !== 'number') return null;
  return Date.now() - order.at < MAX_MS ? { id: order.id, number: order.number, at: order.at } : null;
}
