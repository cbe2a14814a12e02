export { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
export {
  type FinishedService,
  type Fulfilment,
  type FulfilmentReports,
  type MiniApp,
  type PaidOrder,
  type PlacedOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from './mini-app.js';
export { type CancelOutcome, cancelOrder } from './orders/cancel-order.js';
export type { Canceler, Cancellation } from './orders/cancellation.js';
export type { Order } from './orders/order.js';
export type { LineShare, Refund } from './orders/refund.js';
export {
  RefundError,
  type RefundErrorCode,
  type RefundedLine,
  type RefundRequest,
  refundableShares,
  requestRefund,
} from './orders/request-refund.js';
export { SharedRequestBudget } from './outbox/shared-budget.js';
export { type RunOptions, runMerchantServer } from './run.js';
export { createMerchantServer, type MerchantServer, type MerchantServerParts, type StandalonePage } from './server.js';
export type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './storage/database.js';
export { openLibsql } from './storage/libsql.js';
export { openDatabase } from './storage/open-database.js';
export { migrate } from './storage/schema.js';
