import type { ChangeContext } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { enqueueJob } from '../outbox/job-table.js';
import type { LetterKind } from './order-letters.js';

/** Asks for a letter to the buyer, if this server sends letters and knows an address. */
export function enqueueLetter({ tx, now, sendsLetters }: ChangeContext, order: Order, letter: LetterKind): void {
  if (!sendsLetters || !order.input.buyer.email) return;
  enqueueJob(tx, { orderId: order.id, kind: 'send_letter', dueAt: now, payload: { letter } });
}
