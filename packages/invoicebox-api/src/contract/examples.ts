import { roublesFromKopecks } from '../money/index.js';
import { buildBasket } from './build-basket.js';
import type { CallName } from './calls.js';
import type { CreateOrderRequest } from './order.js';

/** Example bodies of a call's request and response, for the documents. */
export interface CallExample {
  request?: unknown;
  response: unknown;
}

const CREATED_AT = '2026-11-21T10:00:00+00:00';
const basket = buildBasket([
  {
    sku: 'ai-95',
    name: 'Бензин АИ-95',
    unit: 'litre',
    quantity: 20_000,
    price: 64_79,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
]);
const sums = { amount: roublesFromKopecks(basket.amount), vatAmount: roublesFromKopecks(basket.vatAmount) };
const { basketItems } = basket;
const customer = { type: 'legal' as const, name: 'ООО «Ромашка»', vatNumber: '7707083893', email: 'anna@example.ru' };

const orderRequest: CreateOrderRequest = {
  description: 'Бензин АИ-95, 20 л',
  merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  merchantOrderId: 'GS-1',
  ...sums,
  currencyId: 'RUB',
  languageId: 'ru',
  expirationDate: '2026-11-21T10:30:00+00:00',
  basketItems,
  customer,
  notificationUrl: 'https://merchant.example/invoicebox/notification',
};
const { merchantId, ...orderOfSeller } = orderRequest;

const order = {
  ...orderRequest,
  id: '01920000-0000-7000-8000-000000000001',
  orderContainerId: '01920000-0000-7000-8000-000000000002',
  status: 'created',
  subtype: 'order',
  processingStatus: 'created',
  createdAt: CREATED_AT,
  paymentUrl: 'https://pay.invoicebox.ru/01920000-0000-7000-8000-000000000002',
  fileIds: [],
  processable: true,
};
const shipmentRequest = { orderId: order.id, documentNumber: '17', documentDate: CREATED_AT, basketItems, final: true };
const shipment = {
  ...shipmentRequest,
  ...sums,
  id: 1,
  merchantId,
  status: 'pending',
  type: 'shipment',
  createdAt: CREATED_AT,
};
const refundRequest = {
  parentId: order.id,
  merchantOrderId: 'GS-1-R1',
  ...sums,
  basketItems,
  description: 'Колонка не выдала топливо',
};
const refund = {
  ...refundRequest,
  id: '01920000-0000-7000-8000-000000000003',
  merchantId,
  status: 'created',
  currencyId: 'RUB',
  createdAt: CREATED_AT,
};
const payer = { paymentMethodId: '1', customer };
const counterparty = {
  id: '1',
  vatNumber: '7707083893',
  taxRegistrationReasonCode: '773601001',
  name: 'ПАО Сбербанк',
  nameFull: 'Публичное акционерное общество «Сбербанк России»',
  registrationNumber: '1027700132195',
  registrationDate: '2002-08-16',
  registrationAddress: '117312, г. Москва, ул. Вавилова, д. 19',
};

const one = (data: unknown) => ({ data, extendedData: [] });
const page = (...data: unknown[]) => ({
  ...one(data),
  metaData: { totalCount: data.length, page: 1, pageSize: 30 },
});

/** An example of every call; a test parses each by the call's schemas. */
export const CALL_EXAMPLES: Readonly<Record<CallName, CallExample>> = {
  checkAuth: { response: one({ userId: '1', profile: { name: 'Демонстрационный магазин' }, accessToken: null }) },
  createOrder: { request: orderRequest, response: one(order) },
  updateOrder: { request: { description: 'Бензин АИ-95' }, response: one({ ...order, description: 'Бензин АИ-95' }) },
  cancelOrder: { response: one({ ...order, status: 'canceled' }) },
  getOrder: { response: one(order) },
  listOrders: { response: page(order) },
  setOrderStatus: { request: { status: 'completed' }, response: one({ ...order, processable: false }) },
  moveOrder: { request: { merchantId, orderId: order.id }, response: one(order) },
  createSubagentOrder: {
    request: {
      ...orderOfSeller,
      seller: {
        type: 'counterparty',
        vatNumber: '7707083893',
        taxRegistrationReasonCode: '773601001',
        countryId: 'RUS',
      },
    },
    response: one(order),
  },
  createShipment: { request: shipmentRequest, response: one(shipment) },
  listShipments: { response: page(shipment) },
  listBillingShipments: { response: page(shipment) },
  getRefundBasket: {
    response: page(
      ...basketItems.map((item) => ({
        ...item,
        availableAmount: item.totalAmount,
        availableVatAmount: item.totalVatAmount,
      })),
    ),
  },
  createRefund: { request: refundRequest, response: one(refund) },
  listRefunds: { response: page(refund) },
  createCorrection: {
    request: { ...orderRequest, merchantOrderId: 'GS-1-C1', description: 'Удержание', parentId: refund.id },
    response: one({ ...order, parentId: refund.id }),
  },
  validatePayment: { request: payer, response: one({ type: 'none', result: 'available' }) },
  sendPaymentCode: {
    request: payer,
    response: one({ type: 'none', result: 'success', resultData: { publicCode: 'a1b2', leftAttempt: 3 } }),
  },
  payByCode: {
    request: { ...payer, customerPaymentData: { publicCode: 'a1b2', code: '4821' } },
    response: one({ type: 'none', result: 'success' }),
  },
  findCounterparties: { response: page(counterparty) },
};

/** The notification of a paid order. */
export const NOTIFICATION_EXAMPLE: unknown = { ...order, status: 'completed', paidAt: '2026-11-21T10:05:00+00:00' };
