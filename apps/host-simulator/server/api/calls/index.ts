import type { CallName } from '@invoicebox/invoicebox-api/contract';
import { ACCOUNT_CALLS } from './account-calls.js';
import type { CallHandlers } from './api-request.js';
import { ORDER_CALLS } from './order-calls.js';
import { PAYMENT_CALLS } from './payment-calls.js';
import { REFUND_CALLS } from './refund-calls.js';
import { SHIPMENT_CALLS } from './shipment-calls.js';

/** The handlers of all calls; a missing one is a compile error. */
export const CALL_HANDLERS: CallHandlers<CallName> = {
  ...ACCOUNT_CALLS,
  ...ORDER_CALLS,
  ...SHIPMENT_CALLS,
  ...REFUND_CALLS,
  ...PAYMENT_CALLS,
};
