export { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
export { CodedError } from './core/coded-error.js';
export {
  type FinishedFulfilment,
  type Fulfilment,
  type FulfilmentReports,
  type MiniApp,
  type PaidOrder,
  type PlacedOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from './mini-app.js';
export type { Canceler, Cancellation } from './order-model/cancellation.js';
export type { Order } from './order-model/order.js';
export type { LineAllocation, Refund } from './order-model/refund.js';
export { type CancelOutcome, cancelOrder } from './orders/cancel-order.js';
export {
  RefundError,
  type RefundErrorCode,
  type RefundedLine,
  type RefundRequest,
  refundableAllocations,
  requestRefund,
} from './orders/request-refund.js';
export { SharedRateLimiter } from './outbox/shared-rate-limiter.js';
export { type RunOptions, runMerchantServer } from './run.js';
export { createMerchantServer, type MerchantServer, type MerchantServerDeps, type SidePage } from './server.js';
export type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './storage/database.js';
export { openLibsql } from './storage/libsql.js';
export { openDatabase } from './storage/open-database.js';
export { migrate } from './storage/schema.js';
