export { type Backoff, backoffMs } from './client/backoff.js';
export type { CircuitOptions, CircuitState } from './client/circuit.js';
export {
  InvoiceboxClient,
  type InvoiceboxClientOptions,
  type KnownOrder,
  type OrderNumber,
  type SettledOrders,
} from './client/client.js';
export { chooseSurvivor, hasMoney, isLive, type Survival } from './client/duplicates.js';
export type { Ensured } from './client/ensure.js';
export { type Effect, InvoiceboxApiError } from './client/errors.js';
export type { AttemptEvent, ClientHooks, ResponseEvent } from './client/hooks.js';
export {
  forecastPermits,
  MemoryRateLimiter,
  type PermitAnswer,
  type RateLimiter,
  UnlimitedRateLimiter,
} from './client/rate-limiter.js';
export { type HttpSender, type ReceivedAnswer, type SentRequest, sendHttp } from './client/send-http.js';
export { timeoutSignal } from './client/sleep.js';
export type { CallOptions } from './client/transport.js';
export { type Clock, systemClock } from './clock.js';
export { type Auth, authSchema } from './contract/auth.js';
export { BASKET_ITEM_TYPES, type BasketItem, basketItemSchema, PAYMENT_TYPES } from './contract/basket-item.js';
export {
  type Basket,
  BasketError,
  type BasketLine,
  type BuiltLine,
  buildBasket,
} from './contract/build-basket.js';
export {
  ALL_CALLS,
  type AnswerOf,
  API_CALLS,
  type ApiCall,
  type CallName,
  type CallOf,
  callPath,
  type HttpMethod,
  type ListRequestOf,
  type RequestOf,
} from './contract/calls.js';
export { type CheckedOrder, checkOrder, checkTotals, type OrderProblem } from './contract/check-order.js';
export { type Counterparty, counterpartySchema } from './contract/counterparty.js';
export { CURRENCY_CODES } from './contract/currency.js';
export {
  CUSTOMER_TYPES,
  type Customer,
  type CustomerResponse,
  customerResponseSchema,
  customerSchema,
  withCustomerType,
} from './contract/customer.js';
export { formatDateTime, parseDateTime, parseDayOrTime } from './contract/date-time.js';
export {
  dataEnvelopeSchema,
  listEnvelopeSchema,
  type PageMetaData,
  pageMetaDataSchema,
} from './contract/envelope.js';
export {
  ERROR_STATUSES,
  type ErrorBody,
  type ErrorCode,
  errorBody,
  errorBodySchema,
  type FieldError,
  fieldErrorSchema,
} from './contract/error.js';
export { CALL_EXAMPLES, type CallExample, NOTIFICATION_EXAMPLE } from './contract/examples.js';
export {
  GATE_PATH,
  type GateCall,
  type GateReply,
  type GateStatus,
  gateCallSchema,
  gateReplySchema,
  gateStatusSchema,
  getStatusCallSchema,
  JSON_RPC_ERRORS,
  onOrderStatusChangeCallSchema,
} from './contract/gate.js';
export { API_PREFIXES, MAX_BODY_BYTES, RATE_LIMITS } from './contract/limits.js';
export { MEASURE_CODES, MEASURES, type MeasureUnit } from './contract/measure.js';
export {
  NOTIFICATION_ERROR_CODES,
  type NotificationAnswer,
  type NotificationErrorCode,
  notificationAnswerSchema,
  type OrderNotification,
  orderNotificationSchema,
  PROBE_ORDER_ID,
  probeNotificationSchema,
} from './contract/notification.js';
export { type OpenApiDocument, openApiDocument } from './contract/openapi.js';
export {
  type CreateCorrectionOrderRequest,
  type CreateOrderRequest,
  type CreateSubagentOrderRequest,
  createCorrectionOrderRequestSchema,
  createOrderRequestSchema,
  createSubagentOrderRequestSchema,
  LANGUAGE_CODES,
  type MoveOrderRequest,
  moveOrderRequestSchema,
  ORDER_STATUSES,
  type OrderResponse,
  type OrderStatus,
  orderResponseSchema,
  type SetOrderStatusRequest,
  sellerSchema,
  setOrderStatusRequestSchema,
  type UpdateOrderRequest,
  updateOrderRequestSchema,
} from './contract/order.js';
export {
  PAY_RESULTS,
  type PayActionResponse,
  type PayByCodeRequest,
  type PaymentActionRequest,
  payActionResponseSchema,
  payByCodeRequestSchema,
  paymentActionRequestSchema,
  SEND_CODE_RESULTS,
  type SendCodeActionResponse,
  sendCodeActionResponseSchema,
  VALIDATE_RESULTS,
  type ValidateActionResponse,
  validateActionResponseSchema,
} from './contract/payment-action.js';
export { type BodyReading, readBody } from './contract/read-body.js';
export {
  type CreateRefundRequest,
  createRefundRequestSchema,
  REFUND_STATUSES,
  type RefundBasketItem,
  type RefundResponse,
  type RefundStatus,
  refundBasketItemSchema,
  refundResponseSchema,
} from './contract/refund.js';
export {
  type CreateShipmentRequest,
  createShipmentRequestSchema,
  SHIPMENT_STATUSES,
  type ShipmentResponse,
  type ShipmentStatus,
  shipmentResponseSchema,
} from './contract/shipment.js';
export * from './lists/index.js';
export { ManualClock } from './manual-clock.js';
export * from './money/index.js';
export { SIGNATURE_HEADER, type SignatureAlgorithm, signBody, verifySignature } from './signature.js';
