import type {
  Auth,
  CallName,
  Counterparty,
  ErrorBody,
  OrderResponse,
  PayActionResponse,
  RefundBasketItem,
  ShipmentResponse,
  ValidateActionResponse,
} from '@invoicebox/invoicebox-api/contract';

/*
 * The least that Invoicebox documents of each answer (docs/simulator.md, Answers): a client that reads these reads what
 * production sends.
 */

/** An order: what every notification has, and where it is paid. */
function leastOrder(order: OrderResponse) {
  const { id, status, merchantId, merchantOrderId, amount, currencyId, createdAt, paymentUrl } = order;
  const { type: _decided, ...customer } = order.customer;
  // Production's samples have an empty list both as [] and as {}.
  return { id, status, merchantId, merchantOrderId, amount, currencyId, createdAt, customer, paymentUrl, fileIds: {} };
}

/** The body of a notification: without the payment page. */
export function leastNotification(order: OrderResponse) {
  const { paymentUrl: _page, ...least } = leastOrder(order);
  return least;
}

function leastShipment(shipment: ShipmentResponse) {
  const { id, merchantId, orderId, documentNumber, documentDate, basketItems } = shipment;
  return { id, merchantId, orderId, documentNumber, documentDate, basketItems };
}

/** A plain line of an order: its total is what is left. */
function leastRefundLine({ availableAmount, availableVatAmount, ...line }: RefundBasketItem) {
  return { ...line, totalAmount: availableAmount, totalVatAmount: availableVatAmount };
}

const leastCounterparty = ({ id, vatNumber }: Counterparty) => ({ id, vatNumber });
const leastAuth = ({ userId }: Auth) => ({ userId });
const leastValidation = ({ result }: ValidateActionResponse) => ({ result });
const leastPayment = ({ resultData, ...rest }: PayActionResponse) => ({ ...rest, resultData: resultData ?? [] });
const whole = <Payload>(payload: Payload) => payload;

type Cut = (payload: never) => unknown;

const CUTS: Readonly<Record<CallName, Cut>> = {
  checkAuth: leastAuth,
  createOrder: leastOrder,
  updateOrder: leastOrder,
  cancelOrder: leastOrder,
  getOrder: leastOrder,
  listOrders: leastOrder,
  setOrderStatus: leastOrder,
  moveOrder: leastOrder,
  createSubagentOrder: leastOrder,
  createShipment: leastShipment,
  listShipments: leastShipment,
  listBillingShipments: leastShipment,
  getRefundBasket: leastRefundLine,
  createRefund: whole,
  listRefunds: whole,
  createCorrection: leastOrder,
  validatePayment: leastValidation,
  sendPaymentCode: whole,
  payByCode: leastPayment,
  findCounterparties: leastCounterparty,
};

/** The body of a call's answer with the documented fields only; without paging data and extended data. */
export function minimalAnswer(name: CallName, { data }: { data: unknown }): { data: unknown } {
  // The table pairs each call with the cut of its payload.
  const cut = CUTS[name] as (payload: unknown) => unknown;
  return { data: Array.isArray(data) ? data.map(cut) : cut(data) };
}

/** The body of a refusal: the inner pair alone. */
export function minimalErrorBody({ error: { code, message, fields } }: ErrorBody) {
  return { error: { code, message, ...(fields.length > 0 ? { fields } : {}) } };
}
