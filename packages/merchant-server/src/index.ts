export { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
export {
  type MiniApp,
  type PaidOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from './mini-app.js';
export { type RunOptions, runMerchantServer } from './run.js';
export { createMerchantServer, type MerchantServer, type MerchantServerParts } from './server.js';
export type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './storage/database.js';
export { openLibsql } from './storage/libsql.js';
export { openDatabase } from './storage/open-database.js';
