import {
  buildBasket,
  kopecksFromRoubles,
  type NotificationAnswer,
  type OrderNotification,
} from '@invoicebox/invoicebox-api';
import { canBecome, type Order } from '../orders/order.js';
import type { OrderState } from '../wire/index.js';

/** What to answer to a notification, and the state that the order goes to, if it changes. */
export interface Judgement {
  answer: NotificationAnswer;
  nextState?: OrderState;
}

const SUCCESS: Judgement = { answer: { status: 'success' } };

/** States that follow from the statuses that are news to a merchant; `draft` and `created` are none. */
const STATE_OF_STATUS: Partial<Record<OrderNotification['status'], OrderState>> = {
  completed: 'paid',
  hold: 'hold',
  canceled: 'canceled',
  expired: 'expired',
};

function refuse(code: 'order_wrong_amount' | 'order_wrong_status' | 'order_already_paid', message: string): Judgement {
  return { answer: { status: 'error', code, message } };
}

function sumFits(order: Order, notification: OrderNotification): boolean {
  if (notification.currencyId !== undefined && notification.currencyId !== 'RUB') return false;
  return kopecksFromRoubles(notification.amount) === buildBasket(order.draft.lines, order.draft.roundPolicy).amount;
}

function judgePaid(order: Order, notification: OrderNotification): Judgement {
  if (notification.status !== 'completed' || notification.id === order.invoiceboxId) return SUCCESS;
  return refuse('order_already_paid', `The order ${order.number} was paid as ${order.invoiceboxId}.`);
}

function judgeUnpaid(order: Order, notification: OrderNotification): Judgement {
  const nextState = STATE_OF_STATUS[notification.status];
  if (nextState === undefined || nextState === order.state) return SUCCESS;
  if (notification.status === 'completed') {
    if (canBecome(order.state, 'paid')) return { ...SUCCESS, nextState };
    return refuse('order_wrong_status', `The order ${order.number} is ${order.state} and cannot be paid.`);
  }
  // A surplus order over there (its number need not be unique) says nothing of ours.
  const isOurs = order.invoiceboxId === undefined || order.invoiceboxId === notification.id;
  return isOurs && canBecome(order.state, nextState) ? { ...SUCCESS, nextState } : SUCCESS;
}

/**
 * Judges a notification of a known order (docs/http-api.md, Notification). Its signature and shop are already
 * checked. Only `completed` is payment; the other statuses are noted and never refused for coming late.
 */
export function judgeNotification(order: Order, notification: OrderNotification): Judgement {
  if (!sumFits(order, notification)) {
    return refuse(
      'order_wrong_amount',
      `${notification.amount} ${notification.currencyId ?? ''} is not the sum of the order ${order.number}.`,
    );
  }
  return order.state === 'paid' ? judgePaid(order, notification) : judgeUnpaid(order, notification);
}
