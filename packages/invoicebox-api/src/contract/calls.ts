import { z } from 'zod';
import { authSchema } from './auth.js';
import { counterpartySchema } from './counterparty.js';
import { dataEnvelopeSchema, listEnvelopeSchema, pageMetaDataSchema } from './envelope.js';
import { formatListQuery, type ListRequest } from './lists/format-list-query.js';
import type { ListContract } from './lists/list-contract.js';
import { COUNTERPARTY_LIST, ORDER_LIST, REFUND_LIST, SHIPMENT_LIST } from './lists/lists.js';
import {
  createCorrectionOrderRequestSchema,
  createOrderRequestSchema,
  createSubagentOrderRequestSchema,
  moveOrderRequestSchema,
  orderResponseSchema,
  setOrderStatusRequestSchema,
  updateOrderRequestSchema,
} from './order.js';
import {
  payActionResponseSchema,
  payByCodeRequestSchema,
  paymentActionRequestSchema,
  sendCodeActionResponseSchema,
  validateActionResponseSchema,
} from './payment-action.js';
import type { ReceivedPage } from './read/read-answer.js';
import {
  receivedAuthSchema,
  receivedCounterpartySchema,
  receivedOrderSchema,
  receivedPayActionSchema,
  receivedRefundLineSchema,
  receivedRefundSchema,
  receivedSendCodeActionSchema,
  receivedShipmentSchema,
  receivedValidateActionSchema,
} from './read/received.js';
import { createRefundRequestSchema, refundBasketItemSchema, refundResponseSchema } from './refund.js';
import { createShipmentRequestSchema, shipmentResponseSchema } from './shipment.js';

/** HTTP methods of the API. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A declaration of an API call, from which client, server, documents and tests are derived. */
export interface ApiCall {
  readonly method: HttpMethod;
  /** Path below the prefix, with `{id}` for the id of an order. */
  readonly path: string;
  readonly summary: string;
  /** Section in the documents. */
  readonly tag: 'Account' | 'Orders' | 'Shipments' | 'Refunds' | 'Payment by code' | 'Organisations';
  /** Schema of the request body, if there is one. */
  readonly request?: z.ZodType;
  /** Schema of the whole body of a successful response, as a server here promises it. */
  readonly response: z.ZodType;
  /** Schema of its payload as the client reads it: of the entity, or of each item of a list. */
  readonly received: z.ZodType;
  /** Whether the payload is a list. */
  readonly isList?: boolean;
  /** For a list: the fields it can be filtered and sorted by. */
  readonly list?: ListContract;
  /** False if the call also works without a token. */
  readonly needsToken?: boolean;
}

const orderAnswer = dataEnvelopeSchema(orderResponseSchema);
const shipmentListAnswer = listEnvelopeSchema(shipmentResponseSchema);

/**
 * Every API call (docs/http-api.md, Calls), by its name in the documents and in the client.
 */
export const API_CALLS = {
  checkAuth: {
    method: 'GET',
    path: '/security/api/auth/auth',
    summary: 'Whose token it is; without a token `userId` is null, a bad token is a 401.',
    tag: 'Account',
    response: dataEnvelopeSchema(authSchema),
    received: receivedAuthSchema,
    needsToken: false,
  },
  createOrder: {
    method: 'POST',
    path: '/billing/api/order/order',
    summary: 'Makes an order.',
    tag: 'Orders',
    request: createOrderRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  updateOrder: {
    method: 'PUT',
    path: '/billing/api/order/order/{id}',
    summary: 'Changes an order before its payment.',
    tag: 'Orders',
    request: updateOrderRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  cancelOrder: {
    method: 'DELETE',
    path: '/billing/api/order/order/{id}',
    summary: 'Cancels an order before full payment, or a hold of which nothing was shipped: all of it goes back.',
    tag: 'Orders',
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  getOrder: {
    method: 'GET',
    path: '/billing/api/order/order/{id}',
    summary: 'One order.',
    tag: 'Orders',
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  listOrders: {
    method: 'GET',
    path: '/filter/api/order/order',
    summary: 'The orders of the account.',
    tag: 'Orders',
    response: listEnvelopeSchema(orderResponseSchema),
    received: receivedOrderSchema,
    isList: true,
    list: ORDER_LIST,
  },
  setOrderStatus: {
    method: 'PUT',
    path: '/billing/api/order/{id}/status',
    summary: 'Sets the status of an order with `processable: false`.',
    tag: 'Orders',
    request: setOrderStatusRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  moveOrder: {
    method: 'PUT',
    path: '/billing/api/order/order-merchant-move',
    summary: 'Moves an order to another shop of the account.',
    tag: 'Orders',
    request: moveOrderRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  createSubagentOrder: {
    method: 'POST',
    path: '/adapter/api/subagent/order',
    summary: "Makes an order with an agent's token in a seller's name.",
    tag: 'Orders',
    request: createSubagentOrderRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  createShipment: {
    method: 'POST',
    path: '/billing/api/order/shipment',
    summary: 'Tells that goods or services were given, in whole or part; captures a hold.',
    tag: 'Shipments',
    request: createShipmentRequestSchema,
    response: dataEnvelopeSchema(shipmentResponseSchema),
    received: receivedShipmentSchema,
  },
  listShipments: {
    method: 'GET',
    path: '/filter/api/order/shipment',
    summary: 'The shipments of the account.',
    tag: 'Shipments',
    response: shipmentListAnswer,
    received: receivedShipmentSchema,
    isList: true,
    list: SHIPMENT_LIST,
  },
  listBillingShipments: {
    method: 'GET',
    path: '/billing/api/order/shipment',
    summary: 'The same list of shipments at its other path.',
    tag: 'Shipments',
    response: shipmentListAnswer,
    received: receivedShipmentSchema,
    isList: true,
    list: SHIPMENT_LIST,
  },
  getRefundBasket: {
    method: 'GET',
    path: '/billing/api/order/order/{id}/refund-basket-item',
    summary: 'What can still be refunded of an order, line by line.',
    tag: 'Refunds',
    response: dataEnvelopeSchema(z.array(refundBasketItemSchema)).extend({ metaData: pageMetaDataSchema.optional() }),
    received: receivedRefundLineSchema,
    isList: true,
  },
  createRefund: {
    method: 'POST',
    path: '/billing/api/order/refund-order',
    summary: 'Refunds an order, whole or part.',
    tag: 'Refunds',
    request: createRefundRequestSchema,
    response: dataEnvelopeSchema(refundResponseSchema),
    received: receivedRefundSchema,
  },
  listRefunds: {
    method: 'GET',
    path: '/filter/api/order/refund-order',
    summary: 'The refunds of the account.',
    tag: 'Refunds',
    response: listEnvelopeSchema(refundResponseSchema),
    received: receivedRefundSchema,
    isList: true,
    list: REFUND_LIST,
  },
  createCorrection: {
    method: 'POST',
    path: '/billing/api/order/correction-order',
    summary: 'Withholds a fee or fine from a refund in `draft`, which leaves `draft` by it.',
    tag: 'Refunds',
    request: createCorrectionOrderRequestSchema,
    response: orderAnswer,
    received: receivedOrderSchema,
  },
  validatePayment: {
    method: 'POST',
    path: '/billing/api/order/{id}/payment-method-action/validate',
    summary: 'Whether the customer can pay the order by code.',
    tag: 'Payment by code',
    request: paymentActionRequestSchema,
    response: dataEnvelopeSchema(validateActionResponseSchema),
    received: receivedValidateActionSchema,
  },
  sendPaymentCode: {
    method: 'POST',
    path: '/billing/api/order/{id}/payment-method-action/send-code',
    summary: 'Sends the customer a code.',
    tag: 'Payment by code',
    request: paymentActionRequestSchema,
    response: dataEnvelopeSchema(sendCodeActionResponseSchema),
    received: receivedSendCodeActionSchema,
  },
  payByCode: {
    method: 'POST',
    path: '/billing/api/order/{id}/payment-method-action/pay',
    summary: 'Pays the order by the code that the customer was sent.',
    tag: 'Payment by code',
    request: payByCodeRequestSchema,
    response: dataEnvelopeSchema(payActionResponseSchema),
    received: receivedPayActionSchema,
  },
  findCounterparties: {
    method: 'GET',
    path: '/filter/api/counterparty-detail',
    summary: 'Organisations by INN; an empty list for an unknown one.',
    tag: 'Organisations',
    response: listEnvelopeSchema(counterpartySchema),
    received: receivedCounterpartySchema,
    isList: true,
    list: COUNTERPARTY_LIST,
  },
} as const satisfies Record<string, ApiCall>;

/** The name of a call. */
export type CallName = keyof typeof API_CALLS;

/** The declaration of a call by its name. */
export type CallOf<Name extends CallName> = (typeof API_CALLS)[Name];

/** The request body of a call; `undefined` for a call without one. */
export type RequestOf<Name extends CallName> =
  CallOf<Name> extends { readonly request: infer Schema extends z.ZodType } ? z.input<Schema> : undefined;

/** The whole body of a successful response. */
export type AnswerOf<Name extends CallName> = z.output<CallOf<Name>['response']>;

/** What the client reads of a successful response: the entity, or a page of a list. */
export type ReceivedOf<Name extends CallName> =
  CallOf<Name> extends { readonly isList: true }
    ? ReceivedPage<z.output<CallOf<Name>['received']>>
    : z.output<CallOf<Name>['received']>;

/** The list query of a call; `undefined` for a call that is no list. */
export type ListRequestOf<Name extends CallName> =
  CallOf<Name> extends { readonly list: infer Contract extends ListContract } ? ListRequest<Contract> : undefined;

/** All calls with their names. */
export const ALL_CALLS: ReadonlyArray<readonly [name: CallName, call: ApiCall]> = Object.entries(API_CALLS).map(
  ([name, call]) => [name as CallName, call],
);

/**
 * The path and query of a call, below the prefix.
 *
 * @param call the call's declaration.
 * @param id the value of `{id}`; escaped here.
 * @param list the list query.
 */
export function callPath(call: ApiCall, id?: string, list?: ListRequest<ListContract>): string {
  const path = id === undefined ? call.path : call.path.replace('{id}', encodeURIComponent(id));
  return list ? path + formatListQuery(list) : path;
}
