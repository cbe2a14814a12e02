export { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
export {
  type NoVariables,
  type VariableNote,
  type Variables,
  type VariableValues,
  variable,
} from './config/variables.js';
export { variablesTable } from './config/variables-table.js';
export { CodedError } from './core/coded-error.js';
export { PageError } from './core/page-error.js';
export { readQuery } from './http/read-query.js';
export {
  type AppContext,
  defineMiniApp,
  type Migration,
  type MiniAppDefinition,
  minutes,
  type ReceiptFact,
  type ServerContext,
  type SidePages,
} from './mini-app/definition.js';
export {
  all,
  type FinishedFulfilment,
  type Fulfilment,
  type FulfilmentReports,
  later,
  nothing,
  type Offer,
  type OfferLine,
  type PaidOrder,
  type PlacedOrder,
  part,
  SelectionUnavailableError,
  ShippingUnavailableError,
  type StoredOffer,
} from './mini-app/order-types.js';
export { personal } from './mini-app/personal.js';
export { readData } from './mini-app/read-data.js';
export { Reservations } from './mini-app/reservations.js';
export { type DailySlots, slotTimes } from './mini-app/slot-times.js';
export { DefinitionError } from './mini-app/validate.js';
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
export { runMiniApp } from './run.js';
export { createMerchantServer, type MerchantClient, type MerchantServer, type MerchantServerDeps } from './server.js';
export type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './storage/database.js';
export { openLibsql } from './storage/libsql.js';
export { openDatabase } from './storage/open-database.js';
export { migrate } from './storage/schema.js';
