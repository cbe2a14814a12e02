export type {
  BasketItemInfo,
  GuestMessage,
  InitialData,
  OrderPublicData,
  PaymentStatus,
  PrivateData,
  PublicData,
  SuborderPublicData,
} from '../protocol/messages.js';
export { createMiniApp } from './create-mini-app.js';
export type { Diagnosis } from './diagnostics.js';
export type { Unsubscribe } from './emitter.js';
export { MiniAppError, type MiniAppErrorCode, type MiniAppErrorDetails } from './errors.js';
export type { MiniApp, MiniAppEvents, MiniAppOptions } from './mini-app.js';
export type { PageWindow } from './page.js';
export { createPageTransport } from './page-transport.js';
export type { Delivery, Transport } from './transport.js';
