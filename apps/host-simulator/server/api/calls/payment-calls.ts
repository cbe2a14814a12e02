import { dataBody } from '../../http/data.js';
import type { CallHandlers } from './api-request.js';

/** Guaranteed payment by code (docs/http-api.md, Payment by code). */
export const PAYMENT_CALLS: CallHandlers<'validatePayment' | 'sendPaymentCode' | 'payByCode'> = {
  validatePayment: ({ orders, codes }, { account, id, body }) =>
    dataBody(codes.validate(orders.requireOf(account, id), body)),

  sendPaymentCode: ({ orders, codes }, { account, id, body }) =>
    dataBody(codes.send(orders.requireOf(account, id), body)),

  payByCode: ({ orders, codes }, { account, id, body }) => dataBody(codes.pay(orders.requireOf(account, id), body)),
};
