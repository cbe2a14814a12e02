import { z } from 'zod';
import { type Kopecks, kopecksFromRoubles, VAT_RATES, type VatCode, vatFromGross } from '../../money/index.js';
import { authSchema } from '../auth.js';
import { basketItemSchema } from '../basket-item.js';
import { counterpartySchema } from '../counterparty.js';
import { customerResponseSchema } from '../customer.js';
import { mixedIdSchema, moneySchema } from '../fields.js';
import { ORDER_STATUSES, orderResponseSchema } from '../order.js';
import {
  PAY_RESULTS,
  payActionResponseSchema,
  SEND_CODE_RESULTS,
  sendCodeActionResponseSchema,
  VALIDATE_RESULTS,
  validateActionResponseSchema,
} from '../payment-action.js';
import { REFUND_STATUSES, refundBasketItemSchema, refundResponseSchema } from '../refund.js';
import { SHIPMENT_STATUSES, shipmentResponseSchema } from '../shipment.js';
import {
  idTextSchema,
  knownValue,
  receivedNumberSchema,
  tolerantField,
  tolerantList,
  tolerantObject,
  withKnownStatus,
} from './tolerant.js';

/*
 * What Invoicebox answers, as the client reads it (docs/http-api.md, Reading): what a caller cannot do without must be
 * there, every other field may be absent, null, empty or odd.
 */

const receivedMoneySchema = receivedNumberSchema.pipe(moneySchema);
const optionalMoney = tolerantField(receivedMoneySchema);
const optionalText = tolerantField(idTextSchema);

const receivedBasketItemSchema = tolerantObject(basketItemSchema).extend({
  sku: optionalText,
  measureCode: tolerantField(mixedIdSchema),
  vatCode: optionalText,
  type: tolerantField(mixedIdSchema),
  paymentType: optionalText,
  amount: optionalMoney,
  amountWoVat: optionalMoney,
  totalAmount: optionalMoney,
  totalVatAmount: optionalMoney,
});

const receivedCustomerSchema = tolerantObject(customerResponseSchema);

const sumsAndLines = {
  amount: optionalMoney,
  vatAmount: optionalMoney,
  basketItems: tolerantList(receivedBasketItemSchema),
};

/** An order as it is read: only `id` and `status` are sure. An unknown status is kept in `statusText`. */
export const receivedOrderSchema = tolerantObject(orderResponseSchema)
  .extend({
    ...sumsAndLines,
    id: idTextSchema,
    status: z.string(),
    merchantId: optionalText,
    merchantOrderId: optionalText,
    customer: tolerantField(receivedCustomerSchema),
  })
  .transform(withKnownStatus(ORDER_STATUSES));

/** See {@link receivedOrderSchema}. */
export type ReceivedOrder = z.output<typeof receivedOrderSchema>;

/** A shipment as it is read: documented are the fields of its request, `id` and `merchantId`. */
export const receivedShipmentSchema = tolerantObject(shipmentResponseSchema).extend({
  ...sumsAndLines,
  id: idTextSchema,
  documentNumber: optionalText,
  status: tolerantField(z.string().transform((text) => knownValue(SHIPMENT_STATUSES, text))),
});

/** See {@link receivedShipmentSchema}. */
export type ReceivedShipment = z.output<typeof receivedShipmentSchema>;

/** A refund as it is read. An unknown status is kept in `statusText`. */
export const receivedRefundSchema = tolerantObject(refundResponseSchema)
  .extend({ ...sumsAndLines, id: idTextSchema, status: z.string(), merchantOrderId: optionalText })
  .transform(withKnownStatus(REFUND_STATUSES));

/** See {@link receivedRefundSchema}. */
export type ReceivedRefund = z.output<typeof receivedRefundSchema>;

/** A line of an order that can still be refunded: {@link availableOf} says how much of it. */
export const receivedRefundLineSchema = tolerantObject(refundBasketItemSchema)
  .extend(receivedBasketItemSchema.shape)
  .extend({ totalAmount: receivedMoneySchema, availableAmount: optionalMoney, availableVatAmount: optionalMoney });

/** See {@link receivedRefundLineSchema}. */
export type ReceivedRefundLine = z.output<typeof receivedRefundLineSchema>;

const isVatCode = (code: string | undefined): code is VatCode => code !== undefined && Object.hasOwn(VAT_RATES, code);

/**
 * What can still be refunded of a line, in kopecks. Where the answer does not say (docs/http-api.md, Refunds), it is the
 * line's total, and the tax follows from its code; `vatAmount` is undefined for a code that we do not know.
 */
export function availableOf(line: ReceivedRefundLine): { amount: Kopecks; vatAmount: Kopecks | undefined } {
  const amount = kopecksFromRoubles(line.availableAmount ?? line.totalAmount);
  if (line.availableVatAmount !== undefined) return { amount, vatAmount: kopecksFromRoubles(line.availableVatAmount) };
  return { amount, vatAmount: isVatCode(line.vatCode) ? vatFromGross(amount, line.vatCode) : undefined };
}

/** An organisation as it is read: sure are `id` and `vatNumber`. */
export const receivedCounterpartySchema = tolerantObject(counterpartySchema).extend({
  id: idTextSchema,
  vatNumber: idTextSchema,
});

/** See {@link receivedCounterpartySchema}. */
export type ReceivedCounterparty = z.output<typeof receivedCounterpartySchema>;

/** Whose token it is, as it is read. */
export const receivedAuthSchema = tolerantObject(authSchema).extend({
  userId: z.optional(idTextSchema).transform((id) => id ?? null),
});

/** See {@link receivedAuthSchema}. */
export type ReceivedAuth = z.output<typeof receivedAuthSchema>;

/** Reads the result of a payment by code: an unknown one is kept in `resultText`. */
function withKnownResult<Known extends string>(known: readonly Known[]) {
  return <Value extends { result: string }>({ result: text, ...rest }: Value) => {
    const result = knownValue(known, text);
    return { ...rest, result, ...(result === 'unknown' ? { resultText: text } : {}) };
  };
}

/** Whether a customer can pay by code, as it is read. */
export const receivedValidateActionSchema = tolerantObject(validateActionResponseSchema)
  .extend({ result: z.string() })
  .transform(withKnownResult(VALIDATE_RESULTS));

/** See {@link receivedValidateActionSchema}. */
export type ReceivedValidateAction = z.output<typeof receivedValidateActionSchema>;

/** Whether a code was sent, as it is read. */
export const receivedSendCodeActionSchema = tolerantObject(sendCodeActionResponseSchema)
  .extend({
    result: z.string(),
    resultData: tolerantField(
      z.object({ publicCode: optionalText, leftAttempt: tolerantField(receivedNumberSchema.pipe(z.int())) }),
    ),
  })
  .transform(withKnownResult(SEND_CODE_RESULTS));

/** See {@link receivedSendCodeActionSchema}. */
export type ReceivedSendCodeAction = z.output<typeof receivedSendCodeActionSchema>;

/** What came of a payment by code, as it is read. An unknown result is a failure. */
export const receivedPayActionSchema = tolerantObject(payActionResponseSchema)
  .extend({
    result: z.string(),
    resultData: tolerantField(
      z.object({ message: tolerantField(z.object({ title: optionalText, message: optionalText })) }),
    ),
  })
  .transform(withKnownResult(PAY_RESULTS));

/** See {@link receivedPayActionSchema}. */
export type ReceivedPayAction = z.output<typeof receivedPayActionSchema>;
