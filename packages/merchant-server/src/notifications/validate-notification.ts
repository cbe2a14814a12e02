import type { NotificationAnswer, OrderNotification } from '@invoicebox/invoicebox-api/contract';
import { type Kopecks, kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import { fullAllocations, givenAllocations, sumAllocations } from '../order-model/allocations.js';
import type { Order } from '../order-model/order.js';
import { CLOSED_UNPAID, nextOrderState, type OrderEvent } from '../order-model/transitions.js';
import { EVENT_OF_STATUS } from '../orders/payment-changes.js';

/** The answer to a notification, and what it does to the order. */
export interface Validation {
  answer: NotificationAnswer;
  /** What happened to the order's payment, if anything did. */
  event?: OrderEvent;
  /** There may be money at Invoicebox that the order has no right to: it is looked up and returned. */
  isSurplus?: boolean;
}

const SUCCESS: Validation = { answer: { status: 'success' } };
const SURPLUS: Validation = { ...SUCCESS, isSurplus: true };

/** Shown on the payment page to a buyer whose money came after the order's end. */
const MONEY_COMES_BACK = {
  ru: 'Заказ уже закрыт, услуга не будет оказана. Деньги вернутся.',
  en: 'The order is closed already and nothing is given for it. The money will come back.',
};

function refuse(code: 'order_wrong_amount' | 'order_already_paid', message: string): Validation {
  return { answer: { status: 'error', code, message } };
}

/** The answer to money for which nothing will be given (docs/http-api.md, Notification). */
export function nothingIsGiven({ input, failure, fulfilmentState }: Order): NotificationAnswer {
  const reason = fulfilmentState === 'unavailable' ? failure : undefined;
  return { status: 'error', code: 'shipping_unavailable', message: reason ?? MONEY_COMES_BACK[input.locale] };
}

/** The order's sum and, of a guaranteed payment that was shipped in part, what was shipped. */
function rightSums({ offer, given }: Order): Kopecks[] {
  const whole = sumAllocations(fullAllocations(offer)).amount;
  const isShipped = offer.payment === 'guaranteed' && given !== undefined;
  return isShipped ? [whole, sumAllocations(givenAllocations(offer, given)).amount] : [whole];
}

function sumFits(order: Order, { amount, currencyId, status }: OrderNotification): boolean {
  if (currencyId !== undefined && currencyId !== 'RUB') return false;
  const [whole, ...shipped] = rightSums(order);
  const sum = kopecksFromRoubles(amount);
  return sum === whole || (status === 'completed' && shipped.includes(sum));
}

function validatePaid(order: Order, event: OrderEvent, isOther: boolean): Validation {
  if (!isOther || (event !== 'paid' && event !== 'held')) return SUCCESS;
  if (event === 'held') return SURPLUS;
  const message = `The order ${order.number} was paid as ${order.invoiceboxId}.`;
  return { ...refuse('order_already_paid', message), isSurplus: true };
}

function validateClosed(order: Order, event: OrderEvent): Validation {
  if (event === 'paid') return { answer: nothingIsGiven(order), isSurplus: true };
  return event === 'held' ? SURPLUS : SUCCESS;
}

function validateOpen(order: Order, event: OrderEvent, isOther: boolean): Validation {
  const validation: Validation = nextOrderState(order.state, event) === undefined ? SUCCESS : { ...SUCCESS, event };
  if (event === 'paid' || !isOther) return validation;
  // Numbers need not be unique at Invoicebox: a surplus order does not concern ours, unless it holds money.
  if (event !== 'held' || order.offer.payment !== 'guaranteed') return SUCCESS;
  return order.state === 'hold' ? SURPLUS : validation;
}

/**
 * Validates a notification of a known order (docs/http-api.md, Notification) whose signature and shop are already
 * checked. Only `completed` is payment. The other statuses are recorded, and never refused for coming late.
 */
export function validateNotification(order: Order, notification: OrderNotification): Validation {
  const { amount, currencyId = '', id, status } = notification;
  if (!sumFits(order, notification)) {
    return refuse('order_wrong_amount', `${amount} ${currencyId} is not the sum of the order ${order.number}.`);
  }
  const event = EVENT_OF_STATUS[status];
  if (event === undefined) return SUCCESS;
  const isOther = order.invoiceboxId !== undefined && order.invoiceboxId !== id;
  if (order.state === 'paid') return validatePaid(order, event, isOther);
  return CLOSED_UNPAID.has(order.state) ? validateClosed(order, event) : validateOpen(order, event, isOther);
}
