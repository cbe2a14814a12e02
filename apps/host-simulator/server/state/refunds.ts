import { randomUUID } from 'node:crypto';
import {
  type BasketItem,
  type CreateCorrectionOrderRequest,
  type CreateRefundRequest,
  checkTotals,
  formatDateTime,
  type RefundBasketItem,
  refundResponseSchema,
} from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { ApiError } from '../api-error.js';
import { RecordsByOrder } from '../records/records-by-order.js';
import type { Shop } from '../records/settings.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import { Balance } from './balance.js';
import type { Orders } from './orders.js';
import type { Shipments } from './shipments.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** A refund, as plain data. */
export const simulatedRefundSchema = z.object({
  response: refundResponseSchema.describe('What the API answers for it.'),
  withheld: z.number().int().nonnegative().describe('What a correction keeps back, in kopecks.'),
  dueAt: z.number().optional().describe('When the money is back, epoch milliseconds; absent for a draft.'),
});

/** See {@link simulatedRefundSchema}. */
export type SimulatedRefund = z.output<typeof simulatedRefundSchema>;

/** Refunds and corrections (docs/http-api.md, Refunds). */
export class Refunds {
  readonly #deps: SimulatorDeps;
  readonly #orders: Orders;
  readonly #shipments: Shipments;
  readonly #records = new RecordsByOrder<SimulatedRefund>();
  #timers: Array<() => void> = [];

  constructor(deps: SimulatorDeps, orders: Orders, shipments: Shipments) {
    this.#deps = deps;
    this.#orders = orders;
    this.#shipments = shipments;
  }

  /** All refunds, oldest first. */
  get all(): readonly SimulatedRefund[] {
    return this.#records.all;
  }

  /** The refunds of an order, oldest first. */
  ofOrder(orderId: string): readonly SimulatedRefund[] {
    return this.#records.ofOrder(orderId);
  }

  find(id: string): SimulatedRefund | undefined {
    return this.all.find(({ response }) => response.id === id);
  }

  /** The order's lines with what can still be refunded of each; nothing before payment. */
  available(order: SimulatedOrder): RefundBasketItem[] {
    return this.#balanceOf(order).spreadOver(order.response.basketItems);
  }

  /**
   * Refunds an order, in full or in part.
   *
   * @throws ApiError `wrong_order_status` for an unpaid order, `merchant_order_id_duplicate` for a number that another
   *   refund has, and the codes for lines that exceed what is left and for wrong sums.
   */
  create(order: SimulatedOrder, request: CreateRefundRequest): SimulatedRefund {
    const { status, merchantId, currencyId, id } = order.response;
    const isPaid = status === 'completed';
    const tooMuch = isPaid ? this.#balanceOf(order).take(request.basketItems) : undefined;
    const problem = tooMuch ?? checkTotals(request);
    if (problem) throw new ApiError(problem.code, problem.message, problem.fields);
    if (!isPaid) throw new ApiError('wrong_order_status', `The order is ${status}: only a paid one is refunded.`);
    this.#requireNewNumber(merchantId, request.merchantOrderId);
    const refund: SimulatedRefund = {
      response: {
        ...request,
        id: randomUUID(),
        merchantId,
        currencyId,
        status: request.status ?? 'created',
        createdAt: formatDateTime(this.#deps.clock.now()),
      },
      withheld: 0,
    };
    this.#records.add(id, refund);
    this.#log(refund);
    if (refund.response.status === 'created') this.#payBack(refund);
    return refund;
  }

  /**
   * Withholds a fee or fine from a refund in `draft`, which ends the draft.
   *
   * @throws ApiError `wrong_order_status` if the refund is no draft, `wrong_total_amount` if the fee exceeds the refund,
   *   otherwise as for creating an order.
   */
  correct(refund: SimulatedRefund, shop: Shop, request: CreateCorrectionOrderRequest): SimulatedOrder {
    const { status, amount } = refund.response;
    if (status !== 'draft') throw new ApiError('wrong_order_status', `The refund is ${status}: expected a draft.`);
    if (kopecksFromRoubles(request.amount) > kopecksFromRoubles(amount)) {
      const [code, message] = [
        'wrong_total_amount',
        `${request.amount} is more than the refund of ${amount}.`,
      ] as const;
      throw new ApiError(code, message, [{ name: 'amount', code, message }]);
    }
    const correction = this.#orders.create(shop, request, { status: 'completed' });
    refund.withheld = kopecksFromRoubles(request.amount);
    refund.response = { ...refund.response, status: 'created' };
    this.#log(refund);
    this.#payBack(refund);
    void this.#deps.notifier.notify(correction);
    return correction;
  }

  /** Restores a refund. */
  restore(refund: SimulatedRefund): void {
    this.#records.add(refund.response.parentId, refund);
    if (refund.response.status === 'created') this.#completeLater(refund);
  }

  clear(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
    this.#records.clear();
  }

  #payBack(refund: SimulatedRefund): void {
    refund.dueAt = this.#deps.clock.now() + this.#deps.directory.settings.durations.refund;
    this.#completeLater(refund);
  }

  #completeLater(refund: SimulatedRefund): void {
    const { clock } = this.#deps;
    const complete = () => {
      refund.response = { ...refund.response, status: 'completed' };
      this.#log(refund);
    };
    this.#timers.push(clock.schedule((refund.dueAt ?? clock.now()) - clock.now(), complete));
  }

  #log({ response }: SimulatedRefund): void {
    this.#deps.log.add({ kind: 'refund', orderId: response.parentId, refundId: response.id, status: response.status });
  }

  #balanceOf(order: SimulatedOrder): Balance {
    const { id } = order.response;
    const balance = new Balance(this.#paidLines(order));
    for (const { response } of this.ofOrder(id)) {
      if (response.status !== 'canceled') balance.take(response.basketItems);
    }
    return balance;
  }

  /** The lines that the buyer has paid: all, or only the shipped ones if the hold was captured in part. */
  #paidLines({ response, capturedOnly }: SimulatedOrder): BasketItem[] {
    if (response.status !== 'completed') return [];
    return capturedOnly ? this.#shipments.shippedLines(response.id) : response.basketItems;
  }

  #requireNewNumber(merchantId: string, merchantOrderId: string): void {
    const taken = this.all.some(
      ({ response }) => response.merchantId === merchantId && response.merchantOrderId === merchantOrderId,
    );
    if (!taken) return;
    const [code, message] = ['merchant_order_id_duplicate', `There is a refund «${merchantOrderId}» already.`] as const;
    throw new ApiError(code, message, [{ name: 'merchantOrderId', code, message }]);
  }
}
