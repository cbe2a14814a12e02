import { randomInt, randomUUID } from 'node:crypto';
import type {
  PayActionResponse,
  PayByCodeRequest,
  PaymentActionRequest,
  SendCodeActionResponse,
  ValidateActionResponse,
} from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles, sumKopecks } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { CODE_LENGTH } from '../../shared/index.js';
import type { Payer } from '../records/settings.js';
import type { SimulatedOrder } from '../records/simulated-order.js';
import { totalOf } from './balance.js';
import type { Payments } from './payments.js';
import type { Refunds } from './refunds.js';
import type { Shipments } from './shipments.js';
import type { SimulatorDeps } from './simulator-deps.js';

/** A sent payment code, as plain data. */
export const paymentCodeSchema = z.object({
  publicCode: z.string().describe('Names the code where it is entered.'),
  code: z.string().describe('What the payer was sent.'),
  orderContainerId: z.string(),
  payerId: z.string(),
  attemptsLeft: z.number().int().nonnegative().default(0).describe('How many times it can still be entered.'),
  expiresAt: z.number().describe('Epoch milliseconds.'),
});

/** See {@link paymentCodeSchema}. */
export type PaymentCode = z.output<typeof paymentCodeSchema>;

/** Attempts to enter a code. */
const MAX_ATTEMPTS = 3;
/** Codes that a payer is sent for an invoice. */
const MAX_SENDS = 5;

/** Has to be shown to the buyer (docs/http-api.md, Payment by code). */
const NOT_ENOUGH_MONEY: PayActionResponse = {
  type: 'message',
  result: 'notEnoughMoney',
  resultData: {
    message: {
      title: 'Не хватает денег',
      message: 'На счёте плательщика меньше, чем сумма заказа. Пополните счёт или выберите другой способ оплаты.',
    },
  },
};

/** Fields that identify a payer, in order of precedence. */
const PAYER_KEYS = ['vatNumber', 'phone', 'email'] as const;

/** Guaranteed payment by code (docs/http-api.md, Payment by code). */
export class PaymentCodes {
  readonly #deps: SimulatorDeps;
  readonly #payments: Payments;
  readonly #shipments: Shipments;
  readonly #refunds: Refunds;
  #codes: PaymentCode[] = [];

  constructor(deps: SimulatorDeps, payments: Payments, shipments: Shipments, refunds: Refunds) {
    this.#deps = deps;
    this.#payments = payments;
    this.#shipments = shipments;
    this.#refunds = refunds;
  }

  /** All sent codes, oldest first. */
  get all(): readonly PaymentCode[] {
    return this.#codes;
  }

  /** Replaces all codes. */
  restore(codes: readonly PaymentCode[]): void {
    this.#codes = [...codes];
  }

  /**
   * Whether a customer can pay an order's invoice by code.
   *
   * @throws ApiError `wrong_order_status` if nothing is left to pay.
   */
  validate(order: SimulatedOrder, { customer }: PaymentActionRequest): ValidateActionResponse {
    const open = this.#payments.openOrders(order.response.orderContainerId);
    const payer = this.#findPayer(customer);
    if (!payer) return { type: 'none', result: 'notRegistered' };
    const enough = this.#fundsOf(payer) >= totalAmountOf(open);
    return { type: 'none', result: enough ? 'available' : 'notEnoughMoney' };
  }

  /**
   * Sends a code, unless one is still valid.
   *
   * @throws ApiError `wrong_order_status` if nothing is left to pay.
   */
  send(order: SimulatedOrder, request: PaymentActionRequest): SendCodeActionResponse {
    const { clock, directory } = this.#deps;
    const payer = this.#findPayer(request.customer);
    if (this.validate(order, request).result !== 'available' || !payer) return { type: 'none', result: 'error' };
    const { orderContainerId } = order.response;
    const sent = this.#codes.filter((code) => code.orderContainerId === orderContainerId && code.payerId === payer.id);
    const leftAttempt = MAX_SENDS - sent.length;
    const known = sent.find((code) => this.#isGood(code));
    if (known) {
      const { publicCode } = known;
      return { type: 'none', result: 'codeAlreadySent', resultData: { publicCode, leftAttempt } };
    }
    if (leftAttempt === 0) return { type: 'none', result: 'error', resultData: { leftAttempt } };
    const code: PaymentCode = {
      publicCode: randomUUID(),
      code: String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0'),
      orderContainerId,
      payerId: payer.id,
      attemptsLeft: MAX_ATTEMPTS,
      expiresAt: clock.now() + directory.settings.durations.code,
    };
    this.#codes.push(code);
    const { publicCode } = code;
    return { type: 'none', result: 'success', resultData: { publicCode, leftAttempt: leftAttempt - 1 } };
  }

  /**
   * Pays an order's invoice by code: a guaranteed payment, the money is held.
   *
   * @throws ApiError `wrong_order_status` if the invoice is canceled or expired.
   */
  pay(order: SimulatedOrder, request: PayByCodeRequest): PayActionResponse {
    const { orderContainerId } = order.response;
    const status = this.#deps.book.invoiceStatus(orderContainerId);
    if (status === 'hold' || status === 'completed') return { type: 'none', result: 'alreadyPaid' };
    const { result: validation } = this.validate(order, request);
    const { publicCode, code } = request.customerPaymentData;
    const sent = this.#codes.find(
      (known) => known.publicCode === publicCode && known.orderContainerId === orderContainerId,
    );
    const payer = this.#findPayer(request.customer);
    if (!payer || sent?.payerId !== payer.id) return { type: 'none', result: 'error' };
    if (sent.attemptsLeft === 0) return { type: 'none', result: 'limitReached' };
    if (!this.#isGood(sent)) return { type: 'none', result: 'error' };
    if (validation === 'notEnoughMoney') return NOT_ENOUGH_MONEY;
    sent.attemptsLeft -= 1;
    if (sent.code !== code) return { type: 'none', result: sent.attemptsLeft === 0 ? 'limitReached' : 'wrongCode' };
    sent.attemptsLeft = 0;
    void this.#payments.hold(orderContainerId, payer.id);
    return { type: 'none', result: 'success' };
  }

  #isGood({ attemptsLeft, expiresAt }: PaymentCode): boolean {
    return attemptsLeft > 0 && expiresAt > this.#deps.clock.now();
  }

  #findPayer(customer: PaymentActionRequest['customer']): Payer | undefined {
    return this.#deps.directory.settings.payers.find((payer) => {
      const key = PAYER_KEYS.find((candidate) => payer[candidate] !== undefined);
      return key !== undefined && customer[key] === payer[key];
    });
  }

  /** A payer's available funds in kopecks: the balance less holds and payments, plus refunds. */
  #fundsOf(payer: Payer): number {
    const spent = this.#deps.book.all
      .filter(({ payerId }) => payerId === payer.id)
      .map((order) => this.#spentOn(order));
    return payer.balance - sumKopecks(spent);
  }

  #spentOn({ response, capturedOnly }: SimulatedOrder): number {
    if (response.status !== 'hold' && response.status !== 'completed') return 0;
    const paid = capturedOnly
      ? Number(totalOf(this.#shipments.shippedLines(response.id)).total)
      : kopecksFromRoubles(response.amount);
    const givenBack = this.#refunds
      .ofOrder(response.id)
      .filter((refund) => refund.response.status === 'completed')
      .map((refund) => kopecksFromRoubles(refund.response.amount) - refund.withheld);
    return paid - sumKopecks(givenBack);
  }
}

/** Total in kopecks. Added as bigints: orders may add up to more than a safe integer. */
function totalAmountOf(orders: readonly SimulatedOrder[]): number {
  return orders.reduce((sum, { response }) => sum + kopecksFromRoubles(response.amount), 0);
}
