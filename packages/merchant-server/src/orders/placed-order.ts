import type { PlacedOrder } from '../mini-app/order-types.js';
import type { Order } from '../order-model/order.js';

/** The order as the mini-app is given it. */
export function placedOrder({
  id,
  number,
  offer,
  input,
}: Pick<Order, 'id' | 'number' | 'offer' | 'input'>): PlacedOrder {
  return { id, number, selection: offer.selection, offer, locale: input.locale };
}
