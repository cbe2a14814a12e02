export { type Auth, authSchema } from './auth.js';
export { BASKET_ITEM_TYPES, type BasketItem, basketItemSchema, PAYMENT_TYPES } from './basket-item.js';
export {
  type Basket,
  BasketError,
  type BasketLine,
  type BuiltLine,
  buildBasket,
} from './build-basket.js';
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
  type ReceivedOf,
  type RequestOf,
} from './calls.js';
export { type CheckedOrder, checkOrder, checkTotals, type OrderProblem } from './check-order.js';
export { type Counterparty, counterpartySchema } from './counterparty.js';
export { CURRENCY_CODES } from './currency.js';
export {
  CUSTOMER_TYPES,
  type Customer,
  type CustomerResponse,
  customerResponseSchema,
  customerSchema,
  withCustomerType,
} from './customer.js';
export { formatDateTime, parseDateTime, parseDayOrTime } from './date-time.js';
export {
  dataEnvelopeSchema,
  listEnvelopeSchema,
  type PageMetaData,
  pageMetaDataSchema,
} from './envelope.js';
export {
  ERROR_STATUSES,
  type ErrorBody,
  type ErrorCode,
  errorBody,
  errorBodySchema,
  type FieldError,
  fieldErrorSchema,
} from './error.js';
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
} from './gate.js';
export { API_PREFIXES, MAX_BODY_BYTES, RATE_LIMITS } from './limits.js';
export * from './lists/index.js';
export { MEASURE_CODES, MEASURES, type MeasureUnit } from './measure.js';
export {
  NOTIFICATION_ERROR_CODES,
  type NotificationAnswer,
  type NotificationErrorCode,
  type NotificationReading,
  notificationAnswerSchema,
  type OrderNotification,
  PROBE_ORDER_ID,
  readNotification,
} from './notification.js';
export { type OpenApiDocument, openApiDocument } from './openapi.js';
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
} from './order.js';
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
} from './payment-action.js';
export type { ReceivedPage, UnreadableItem } from './read/read-answer.js';
export {
  availableOf,
  type ReceivedAuth,
  type ReceivedCounterparty,
  type ReceivedOrder,
  type ReceivedPayAction,
  type ReceivedRefund,
  type ReceivedRefundLine,
  type ReceivedSendCodeAction,
  type ReceivedShipment,
  type ReceivedValidateAction,
} from './read/received.js';
export { type BodyReading, readBody } from './read-body.js';
export {
  type CreateRefundRequest,
  createRefundRequestSchema,
  REFUND_STATUSES,
  type RefundBasketItem,
  type RefundResponse,
  type RefundStatus,
  refundBasketItemSchema,
  refundResponseSchema,
} from './refund.js';
export {
  type CreateShipmentRequest,
  createShipmentRequestSchema,
  SHIPMENT_STATUSES,
  type ShipmentResponse,
  type ShipmentStatus,
  shipmentResponseSchema,
} from './shipment.js';
