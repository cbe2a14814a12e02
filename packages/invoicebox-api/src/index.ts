export {
  type CallOptions,
  InvoiceboxClient,
  type InvoiceboxClientOptions,
} from './client/client.js';
export { type Effect, InvoiceboxApiError } from './client/errors.js';
export { type Clock, systemClock } from './clock.js';
export { type BasketItem, basketItemSchema, MEASURE_CODES, PAYMENT_TYPES } from './contract/basket-item.js';
export { type Basket, type BasketLine, buildBasket } from './contract/build-basket.js';
export { type CheckedOrder, checkOrder, type OrderProblem } from './contract/check-order.js';
export { CURRENCY_CODES } from './contract/currency.js';
export { type Customer, customerSchema } from './contract/customer.js';
export { formatDateTime, parseDateTime } from './contract/date-time.js';
export { type Auth, authSchema, dataEnvelopeSchema, listEnvelopeSchema } from './contract/envelope.js';
export {
  ERROR_STATUSES,
  type ErrorBody,
  type ErrorCode,
  errorBody,
  errorBodySchema,
  type FieldError,
  fieldErrorSchema,
} from './contract/error.js';
export {
  NOTIFICATION_ERROR_CODES,
  type NotificationAnswer,
  type NotificationErrorCode,
  notificationAnswerSchema,
  type OrderNotification,
  orderNotificationSchema,
  PROBE_ORDER_ID,
} from './contract/notification.js';
export {
  type CreateOrderRequest,
  createOrderRequestSchema,
  LANGUAGE_CODES,
  ORDER_STATUSES,
  type OrderResponse,
  type OrderStatus,
  orderResponseSchema,
} from './contract/order.js';
export { type BodyReading, readBody } from './contract/read-body.js';
export { ManualClock } from './manual-clock.js';
export * from './money/index.js';
export { SIGNATURE_HEADER, type SignatureAlgorithm, signBody, verifySignature } from './signature.js';
