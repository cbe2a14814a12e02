export {
  DEFAULT_INIT_TIMEOUT_MS,
  ID_PARAMETER,
  INIT_INTERVAL_MS,
  PAYMENT_STATUSES,
  PROTOCOL_VERSION,
} from './constants.js';
export { parseGuestMessage } from './guest-message.js';
export { parseHostMessage } from './host-message.js';
export { checkInitialData } from './initial-data.js';
export { decodeJson } from './json.js';
export type * from './messages.js';
export { faultOf, type Head, type MessageFault, type Parsed, type Rejected } from './parse.js';
export { peek } from './peek.js';
export type { Mismatch } from './rules.js';
export * from './schema/index.js';
