import type { AppStorage } from '../storage/app-storage.js';

/** The open order, to find it again after the page was closed. */
export interface CurrentOrder {
  id: string;
  number: string;
  /** When it was saved, epoch milliseconds. */
  at: number;
}

const NAME = 'current-order';
/** By then an order is fulfilled or expired. */
const MAX_AGE_MS = 2 * 60 * 60_000;

/** Saves an open order. */
export function saveCurrentOrder(storage: AppStorage, { id, number }: Pick<CurrentOrder, 'id' | 'number'>): void {
  if (currentOrder(storage)?.id !== id) storage.write(NAME, { id, number, at: Date.now() } satisfies CurrentOrder);
}

/** Removes an order that has ended, if it is the saved one. */
export function forgetCurrentOrder(storage: AppStorage, id: string): void {
  if (currentOrder(storage)?.id === id) storage.write(NAME, null);
}

/** The saved order. */
export function currentOrder(storage: AppStorage): CurrentOrder | null {
  const order = storage.read(NAME) as Partial<CurrentOrder> | null;
  if (typeof order?.id !== 'string' || typeof order.number !== 'string' || typeof order.at !== 'number') return null;
  return Date.now() - order.at < MAX_AGE_MS ? { id: order.id, number: order.number, at: order.at } : null;
}
