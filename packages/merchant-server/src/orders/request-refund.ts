import type { Kopecks, Thousandths } from '@invoicebox/invoicebox-api/money';
import { CodedError } from '../core/coded-error.js';
import {
  allocateAmount,
  allocateQuantity,
  fullAllocations,
  givenAllocations,
  remainingAllocations,
  sumAllocations,
} from '../order-model/allocations.js';
import { type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { findOrder } from '../order-model/order-store.js';
import type { LineAllocation, Refund } from '../order-model/refund.js';
import { GIVEN } from '../order-model/transitions.js';
import { addRefund, refundedAllocations } from './refunds.js';

/** What to refund of a line: a quantity of goods, or a sum of money. */
export type RefundedLine =
  | {
      /** Which line of the order, from 0. */
      line: number;
      quantity: Thousandths;
    }
  | { line: number; amount: Kopecks };

/** A refund as an operator requests it. */
export interface RefundRequest {
  /** All that is left, or lines of it, each named once. */
  lines: 'all' | readonly RefundedLine[];
  /** In the operator's words; the buyer sees it. */
  reason: string;
  /** Who it is. */
  operator: string;
  /** Made once for each intention: the same key asks for the same refund. */
  requestKey: string;
}

/**
 * Why an operator's refund is refused: no such order; no money, or a fulfilment that has not ended (then cancel it); more
 * than is left; a key of another request.
 */
export type RefundErrorCode = 'not_found' | 'not_refundable' | 'too_much' | 'request_key_reused';

/** A refused refund. The operator reads the message. */
export class RefundError extends CodedError<RefundErrorCode> {
  override readonly name = 'RefundError';
}

/**
 * What an operator can still refund, line by line: of a prepaid order everything, of a guaranteed one what was captured,
 * less earlier refunds. Nothing before the payment or before the end of the fulfilment.
 */
export function refundableAllocations(order: Order): LineAllocation[] {
  const { state, fulfilmentState, offer, given, captured } = order;
  if (state !== 'paid' || !GIVEN.has(fulfilmentState)) return [];
  const whole = fullAllocations(offer);
  const takenInPart = captured !== undefined && captured < sumAllocations(whole).amount;
  const paid = takenInPart ? givenAllocations(offer, given ?? []) : whole;
  return remainingAllocations(paid, refundedAllocations(order));
}

function requireCount(value: number, what: string): void {
  if (Number.isSafeInteger(value) && value > 0) return;
  throw new RefundError('too_much', `${value} is no ${what}: expected a whole number above zero.`);
}

function shareOf(order: Order, left: LineAllocation, wanted: RefundedLine): LineAllocation {
  if ('amount' in wanted) {
    requireCount(wanted.amount, 'sum in kopecks');
    if (wanted.amount <= left.amount) return allocateAmount(order.offer, left, wanted.amount);
    throw new RefundError(
      'too_much',
      `Of line ${wanted.line} ${left.amount} kopecks are left: asked for ${wanted.amount}.`,
    );
  }
  requireCount(wanted.quantity, 'quantity in thousandths');
  if (wanted.quantity <= left.quantity) return allocateQuantity(order.offer, left, wanted.quantity);
  throw new RefundError('too_much', `Of line ${wanted.line} ${left.quantity} is left: asked for ${wanted.quantity}.`);
}

/**
 * The allocations of a refund, before it is made.
 *
 * @throws RefundError `too_much` if that is not left.
 */
export function allocationsToRefund(order: Order, lines: RefundRequest['lines']): LineAllocation[] {
  const left = refundableAllocations(order);
  if (lines === 'all') return left;
  if (new Set(lines.map(({ line }) => line)).size < lines.length) {
    throw new RefundError('too_much', 'A line is named twice: expected each line once.');
  }
  return lines.map((wanted) => {
    const share = left.find(({ line }) => line === wanted.line);
    if (share) return shareOf(order, share, wanted);
    throw new RefundError('too_much', `The order ${order.number} has no line ${wanted.line} to refund.`);
  });
}

/** Keys of operators' requests, apart from the server's own. */
const keyOf = ({ requestKey }: RefundRequest) => `operator:${requestKey}`;

function hasLines({ lines }: Refund, wanted: RefundRequest['lines']): boolean {
  if (wanted === 'all') return true;
  const isAsked = (want: RefundedLine) => {
    const share = lines.find(({ line }) => line === want.line);
    return 'amount' in want ? share?.amount === want.amount : share?.quantity === want.quantity;
  };
  return wanted.length === lines.length && wanted.every(isAsked);
}

function sameRefund(known: Refund, { operator, reason, lines }: RefundRequest): Refund {
  if (known.operator === operator && known.note === reason && hasLines(known, lines)) return known;
  throw new RefundError('request_key_reused', 'This key belongs to another refund: make a new key.');
}

/**
 * Refunds an order, whole or in part, for an operator; never more than is left, once for each key. The call to
 * Invoicebox commits with the refund and is made by the outbox; what comes of it is in the order's refunds.
 *
 * @throws RefundError with a message for the operator.
 */
export function requestRefund(deps: ChangeDeps, orderId: string, request: RefundRequest): Promise<Refund> {
  return changeOrders(deps, async (context) => {
    const order = await findOrder(context.tx, 'id', orderId);
    if (!order) throw new RefundError('not_found', 'There is no such order.');
    const requestKey = keyOf(request);
    const known = order.refunds.find((refund) => refund.requestKey === requestKey);
    if (known) return sameRefund(known, request);
    if (order.invoiceboxId === undefined || sumAllocations(refundableAllocations(order)).amount === 0) {
      throw new RefundError('not_refundable', `Nothing of the order ${order.number} can be refunded now.`);
    }
    const { reason: note, operator } = request;
    const offer = { requestKey, reason: 'operator', note, operator, invoiceboxOrderId: order.invoiceboxId } as const;
    const changed = await addRefund(context, order, {
      ...offer,
      lines: allocationsToRefund(order, request.lines),
    });
    const made = changed.refunds.find((refund) => refund.requestKey === requestKey);
    if (!made) throw new RefundError('too_much', 'The refund comes to nothing: expected a sum above zero.');
    return made;
  });
}
