import {
  type Kopecks,
  kopecksFromRoubles,
  type NotificationAnswer,
  type OrderNotification,
} from '@invoicebox/invoicebox-api';
import { givenShares, sumShares, wholeShares } from '../orders/line-shares.js';
import { nextOrderState, type OrderEvent, OVER_UNPAID } from '../orders/machine.js';
import type { Order } from '../orders/order.js';
import { EVENT_OF_STATUS } from '../orders/payment-changes.js';

/** What to answer to a notification, and what it does to the order. */
export interface Judgement {
  answer: NotificationAnswer;
  /** What happened to the order's payment, if anything did. */
  event?: OrderEvent;
  /** There may be money over there that the order has no right to: it is looked for and sent back. */
  isSurplus?: boolean;
}

const SUCCESS: Judgement = { answer: { status: 'success' } };
const SURPLUS: Judgement = { ...SUCCESS, isSurplus: true };

/** What the buyer reads on the payment page whose money came after the order's end. */
const MONEY_COMES_BACK = {
  ru: 'Заказ уже закрыт, услуга не будет оказана. Деньги вернутся.',
  en: 'The order is closed already and nothing is given for it. The money will come back.',
};

function refuse(code: 'order_wrong_amount' | 'order_already_paid', message: string): Judgement {
  return { answer: { status: 'error', code, message } };
}

/** The answer to money for which nothing is given any more (docs/http-api.md, Notification). */
export function nothingIsGiven({ input, failure, fulfilmentState }: Order): NotificationAnswer {
  const reason = fulfilmentState === 'unavailable' ? failure : undefined;
  return { status: 'error', code: 'shipping_unavailable', message: reason ?? MONEY_COMES_BACK[input.locale] };
}

/** The order's sum and, of a guaranteed payment that was shipped in part, what was shipped. */
function rightSums({ draft, given }: Order): Kopecks[] {
  const whole = sumShares(wholeShares(draft)).amount;
  const isShipped = draft.payment === 'guaranteed' && given !== undefined;
  return isShipped ? [whole, sumShares(givenShares(draft, given)).amount] : [whole];
}

function sumFits(order: Order, { amount, currencyId, status }: OrderNotification): boolean {
  if (currencyId !== undefined && currencyId !== 'RUB') return false;
  const [whole, ...shipped] = rightSums(order);
  const sum = kopecksFromRoubles(amount);
  return sum === whole || (status === 'completed' && shipped.includes(sum));
}

function judgePaid(order: Order, event: OrderEvent, isOther: boolean): Judgement {
  if (!isOther || (event !== 'paid' && event !== 'held')) return SUCCESS;
  if (event === 'held') return SURPLUS;
  const message = `The order ${order.number} was paid as ${order.invoiceboxId}.`;
  return { ...refuse('order_already_paid', message), isSurplus: true };
}

function judgeOver(order: Order, event: OrderEvent): Judgement {
  if (event === 'paid') return { answer: nothingIsGiven(order), isSurplus: true };
  return event === 'held' ? SURPLUS : SUCCESS;
}

function judgeOpen(order: Order, event: OrderEvent, isOther: boolean): Judgement {
  const news: Judgement = nextOrderState(order.state, event) === undefined ? SUCCESS : { ...SUCCESS, event };
  if (event === 'paid' || !isOther) return news;
  // A surplus order over there (its number need not be unique) says nothing of ours, unless money is guaranteed by it.
  if (event !== 'held' || order.draft.payment !== 'guaranteed') return SUCCESS;
  return order.state === 'hold' ? SURPLUS : news;
}

/**
 * Judges a notification of a known order (docs/http-api.md, Notification). Its signature and shop are already
 * checked. Only `completed` is payment; the other statuses are noted and never refused for coming late.
 */
export function judgeNotification(order: Order, notification: OrderNotification): Judgement {
  const { amount, currencyId = '', id, status } = notification;
  if (!sumFits(order, notification)) {
    return refuse('order_wrong_amount', `${amount} ${currencyId} is not the sum of the order ${order.number}.`);
  }
  const event = EVENT_OF_STATUS[status];
  if (event === undefined) return SUCCESS;
  const isOther = order.invoiceboxId !== undefined && order.invoiceboxId !== id;
  if (order.state === 'paid') return judgePaid(order, event, isOther);
  return OVER_UNPAID.has(order.state) ? judgeOver(order, event) : judgeOpen(order, event, isOther);
}
