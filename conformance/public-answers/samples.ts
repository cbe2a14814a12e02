import type { CallName } from '@invoicebox/invoicebox-api/contract';

/*
 * Shapes of answers as Invoicebox publishes them (docs/http-api.md, Reading), with values of ours: the whole ones, the
 * least ones, and those of its samples that differ from its tables.
 */

/** A call with an answer to it, and what its caller must get. */
export interface Sample {
  name: string;
  call: CallName;
  /** 200 if not said. */
  status?: number;
  /** JSON, or a text as it is. */
  body: unknown;
  headers?: Record<string, string>;
  /** Fields of what the method returns, or of the error that it throws. */
  gives: object | unknown[] | { error: object };
}

const line = {
  sku: '95',
  name: 'АИ-95',
  measure: 'л',
  measureCode: '112',
  quantity: 1,
  amount: 61,
  amountWoVat: 50,
  totalAmount: 61,
  totalVatAmount: 11,
  vatCode: 'RUS_VAT22',
  type: 'commodity',
  paymentType: 'full_prepayment',
};

const order = {
  id: 'a1',
  description: 'Топливо',
  currencyId: 'RUB',
  shopId: 7,
  amount: 61,
  vatAmount: 11,
  basketItems: [line],
  orderContainerId: 'c1',
  merchantId: 'm1',
  status: 'created',
  subtype: 'order',
  processingStatus: '',
  createdAt: '2026-11-21T10:00:00+00:00',
  merchantOrderId: 'G-1',
  expirationDate: '2026-11-22T10:00:00+00:00',
  fileIds: [],
  paymentUrl: 'https://pay.example/order/c1',
  customer: { type: 'legal', name: 'ООО Луч', phone: '79000000000', email: 'a@b.example', vatNumber: '7700000000' },
  languageId: 'ru',
  processable: true,
};

const data = (payload: unknown) => ({ data: payload, extendedData: [] });
const list = (...items: unknown[]) => ({ data: items, metaData: { totalCount: items.length, pageSize: 30, page: 1 } });
const error = (inner: object) => ({ error: inner });

const ORDERS: Sample[] = [
  { name: 'a made order', call: 'createOrder', body: data(order), gives: { id: 'a1', status: 'created', amount: 61 } },
  {
    name: 'an order of which only id and status are said',
    call: 'createOrder',
    body: { data: { id: 'a1', status: 'created' } },
    gives: { id: 'a1', status: 'created' },
  },
  { name: 'an order as a list of one', call: 'getOrder', body: list(order), gives: { id: 'a1' } },
  { name: 'empty files as an object', call: 'getOrder', body: data({ ...order, fileIds: {} }), gives: { id: 'a1' } },
  {
    name: 'nulls and empty texts',
    call: 'getOrder',
    body: data({ ...order, paidAt: null, paymentUrl: '', customer: null, invoiceSetting: null, basketItems: null }),
    gives: { id: 'a1' },
  },
  {
    name: 'a customer without type and with a country',
    call: 'getOrder',
    body: data({ ...order, customer: { name: 'ООО Луч', countryId: 'RUS' } }),
    gives: { customer: { name: 'ООО Луч' } },
  },
  {
    name: 'a customer of an unknown type',
    call: 'getOrder',
    body: data({ ...order, customer: { type: 'budget', name: 'Школа' } }),
    gives: { customer: { name: 'Школа' } },
  },
  {
    name: 'an address of an app',
    call: 'getOrder',
    body: data({ ...order, successUrl: 'myapp://paid', returnUrl: 'myapp://back' }),
    gives: { successUrl: 'myapp://paid' },
  },
  {
    name: 'lines with codes of other modules',
    call: 'getOrder',
    body: data({
      ...order,
      basketItems: [{ ...line, vatCode: 'RUS_VAT18', type: 4, measureCode: 112, paymentType: 'credit' }],
    }),
    gives: { basketItems: [{ vatCode: 'RUS_VAT18', type: 4, measureCode: 112 }] },
  },
  {
    name: 'sums and ids as texts and numbers',
    call: 'getOrder',
    body: data({ ...order, id: 17, merchantOrderId: 25, amount: '61.00' }),
    gives: { id: '17', merchantOrderId: '25', amount: 61 },
  },
  {
    name: 'an unknown status',
    call: 'getOrder',
    body: data({ ...order, status: 'promised' }),
    gives: { status: 'unknown', statusText: 'promised' },
  },
  {
    name: 'a canceled order in the other spelling',
    call: 'cancelOrder',
    body: data({ ...order, status: 'cancelled' }),
    gives: { status: 'canceled' },
  },
  {
    name: 'an order that is canceled, whole',
    call: 'cancelOrder',
    body: data({ ...order, status: 'canceled' }),
    gives: { status: 'canceled', paymentUrl: 'https://pay.example/order/c1' },
  },
  {
    name: 'an order of an event',
    call: 'getOrder',
    body: data({ id: 'a1', status: 'completed', fileIds: {}, metaData: { '@type': 'LodgingReservation' } }),
    gives: { status: 'completed', metaData: { '@type': 'LodgingReservation' } },
  },
  {
    name: 'a list of orders',
    call: 'listOrders',
    body: { ...list(order), extendedData: [] },
    gives: { items: [{ id: 'a1' }], totalCount: 1 },
  },
  {
    name: 'a list without paging data',
    call: 'listOrders',
    body: { data: [order] },
    gives: { items: [{ id: 'a1' }] },
  },
  {
    name: 'a list with one order of an unknown status',
    call: 'listOrders',
    body: list({ ...order, status: 'promised' }, { ...order, id: 'a2' }),
    gives: { items: [{ id: 'a1', status: 'unknown' }, { id: 'a2' }], unreadable: [] },
  },
  {
    name: 'a list with one item that is no order',
    call: 'listOrders',
    body: list(order, 'none', { amount: 1 }),
    gives: { items: [{ id: 'a1' }], unreadable: [{ index: 1 }, { index: 2 }] },
  },
  { name: 'an empty list', call: 'listOrders', body: list(), gives: { items: [], totalCount: 0 } },
];

const REST: Sample[] = [
  {
    name: 'whose token it is',
    call: 'checkAuth',
    body: data({ userId: 'u1', profile: null }),
    gives: { userId: 'u1' },
  },
  { name: 'no token', call: 'checkAuth', body: data({ userId: null }), gives: { userId: null } },
  {
    name: 'a shipment of the documented fields',
    call: 'createShipment',
    body: data({
      id: 5,
      merchantId: 'm1',
      orderId: 'a1',
      documentNumber: 'G-1',
      documentDate: '2026-11-21',
      basketItems: [line],
    }),
    gives: { id: '5' },
  },
  {
    name: 'shipments without status',
    call: 'listShipments',
    body: list({ id: 5, merchantId: 'm1', orderId: 'a1', documentNumber: 'G-1' }),
    gives: { items: [{ id: '5', documentNumber: 'G-1' }] },
  },
  {
    name: 'what can be refunded, as plain lines',
    call: 'getRefundBasket',
    body: data([line]),
    gives: [{ totalAmount: 61 }],
  },
  {
    name: 'what can be refunded, with what is left',
    call: 'getRefundBasket',
    body: list({ ...line, availableAmount: 20, availableVatAmount: 3.61 }),
    gives: [{ availableAmount: 20, availableVatAmount: 3.61 }],
  },
  {
    name: 'a refund',
    call: 'createRefund',
    body: data({
      id: 'r1',
      parentId: 'a1',
      merchantOrderId: 'G-1-R',
      merchantId: 'm1',
      description: '...',
      amount: 61,
      vatAmount: 11,
      currencyId: 'RUB',
      basketItems: [],
      createdAt: '2026-11-21T10:00:00+00:00',
      status: 'created',
    }),
    gives: { id: 'r1', status: 'created' },
  },
  {
    name: 'refunds with an unknown status',
    call: 'listRefunds',
    body: list({ id: 'r1', status: 'inProgress' }),
    gives: { items: [{ status: 'unknown', statusText: 'inProgress' }] },
  },
  {
    name: 'an organisation of id and INN',
    call: 'findCounterparties',
    body: list({ id: 'x1', vatNumber: '7700000000' }),
    gives: { items: [{ id: 'x1' }] },
  },
  { name: 'an unknown organisation', call: 'findCounterparties', body: list(), gives: { items: [] } },
  {
    name: 'can pay by code',
    call: 'validatePayment',
    body: data({ type: 'none', result: 'available', resultData: { url: '', method: 'POST', arguments: [] } }),
    gives: { result: 'available' },
  },
  {
    name: 'can pay by code, by the table alone',
    call: 'validatePayment',
    body: data({ result: 'notRegistered', resultNote: 'Позвоните нам.' }),
    gives: { result: 'notRegistered', resultNote: 'Позвоните нам.' },
  },
  {
    name: 'a code was sent',
    call: 'sendPaymentCode',
    body: data({ type: 'none', result: 'success', resultData: { publicCode: 'p1', leftAttempt: 2 } }),
    gives: { result: 'success', resultData: { publicCode: 'p1', leftAttempt: 2 } },
  },
  {
    name: 'a code was sent before',
    call: 'sendPaymentCode',
    body: data({ type: 'none', result: 'codeAlreadySent', resultData: [] }),
    gives: { result: 'codeAlreadySent' },
  },
  ...['success', 'alreadyPaid', 'wrongCode', 'limitReached', 'error'].map((result) => ({
    name: `paid by code: ${result}`,
    call: 'payByCode' as const,
    body: data({ type: 'none', result, resultData: {} }),
    gives: { result },
  })),
  {
    name: 'paid by code: too little money, with its message',
    call: 'payByCode',
    body: data({
      type: 'message',
      result: 'notEnoughMoney',
      resultData: { message: { title: 'Мало денег', message: 'Пополните счёт.' } },
    }),
    gives: { result: 'notEnoughMoney', resultData: { message: { title: 'Мало денег', message: 'Пополните счёт.' } } },
  },
  {
    name: 'paid by code: a result of tomorrow',
    call: 'payByCode',
    body: data({ type: 'none', result: 'frozen' }),
    gives: { result: 'unknown', resultText: 'frozen' },
  },
];

const wrongSum = {
  message: 'Calculation Error',
  code: 'wrong_total_amount',
  fields: [{ name: 'amount', code: 'wrong_value', message: '' }],
};
const foreign = { error: { code: 'invalid_response', effect: 'unknown', isFinal: false, isTransient: true } };

const REFUSALS: Sample[] = [
  {
    name: 'a refusal with the inner pair',
    call: 'createOrder',
    status: 422,
    body: error(wrongSum),
    gives: {
      error: {
        code: 'wrong_total_amount',
        httpStatus: 422,
        effect: 'none',
        isFinal: true,
        fields: [{ name: 'amount', code: 'wrong_value', message: '' }],
      },
    },
  },
  {
    name: 'a refusal with the flat pair',
    call: 'createOrder',
    status: 422,
    body: { code: 'wrong_currency', message: 'No.' },
    gives: { error: { code: 'wrong_currency', isFinal: true, fields: [] } },
  },
  {
    name: 'a refusal with both',
    call: 'createOrder',
    status: 422,
    body: { ...error(wrongSum), code: 'wrong_total_amount', message: 'Calculation Error' },
    gives: { error: { code: 'wrong_total_amount', fields: [{ name: 'amount' }] } },
  },
  {
    name: 'a refusal without a message',
    call: 'createOrder',
    status: 422,
    body: error({ code: 'wrong_order_status' }),
    gives: { error: { code: 'wrong_order_status' } },
  },
  {
    name: 'a refusal with a broken field',
    call: 'createOrder',
    status: 422,
    body: error({ code: 'wrong_total_amount', message: '', fields: [null, { name: 'amount' }] }),
    gives: { error: { code: 'wrong_total_amount', fields: [{ name: 'amount', code: '', message: '' }] } },
  },
  {
    name: 'a refusal with a code of tomorrow',
    call: 'createOrder',
    status: 422,
    body: error({ code: 'shop_frozen', message: 'No.' }),
    gives: { error: { code: 'shop_frozen', isFinal: true } },
  },
  {
    name: 'a bad token',
    call: 'getOrder',
    status: 401,
    body: error({ code: 'unauthorized', message: 'No.' }),
    gives: { error: { code: 'unauthorized', httpStatus: 401 } },
  },
  {
    name: 'a bad token, as an SDK has it',
    call: 'getOrder',
    status: 403,
    body: error({ code: 'forbidden', message: 'No.' }),
    gives: { error: { code: 'forbidden', httpStatus: 403 } },
  },
  {
    name: 'no such order',
    call: 'getOrder',
    status: 404,
    body: error({ code: 'not_found', message: 'No.' }),
    gives: { error: { code: 'not_found', isFinal: true } },
  },
  {
    name: 'a refund that was made before',
    call: 'createRefund',
    status: 422,
    body: error({ code: 'merchant_order_id_duplicate', message: 'No.' }),
    gives: { error: { code: 'merchant_order_id_duplicate' } },
  },
  {
    name: 'a page of a firewall',
    call: 'createOrder',
    status: 403,
    body: '<html><body>Forbidden</body></html>',
    gives: foreign,
  },
  { name: 'a page of a proxy', call: 'createOrder', status: 404, body: '<html>404 Not Found</html>', gives: foreign },
  { name: 'JSON of a gateway', call: 'createOrder', status: 403, body: { message: 'Forbidden' }, gives: foreign },
  { name: 'nothing', call: 'createOrder', status: 400, body: '', gives: foreign },
  { name: 'a page under 200', call: 'createOrder', status: 200, body: '<html>Sign in</html>', gives: foreign },
  {
    name: 'a redirect',
    call: 'createOrder',
    status: 302,
    body: '',
    headers: { Location: 'https://elsewhere.example/' },
    gives: foreign,
  },
  { name: 'a gateway that waited too long', call: 'createOrder', status: 504, body: '<html>', gives: foreign },
  {
    name: 'an exception of the server',
    call: 'createOrder',
    status: 500,
    body: { code: 'internal_error', message: 'No.' },
    gives: { error: { code: 'internal_error', effect: 'unknown', isFinal: false } },
  },
  {
    name: 'too many requests, seconds',
    call: 'createOrder',
    status: 429,
    body: error({ code: 'too_many_requests', message: '' }),
    headers: { 'Retry-After': '7' },
    gives: { error: { code: 'too_many_requests', isFinal: false, retryAfterMs: 7000 } },
  },
];

/** All samples. */
export const SAMPLES: readonly Sample[] = [...ORDERS, ...REST, ...REFUSALS];

const least = {
  id: 'a1',
  status: 'completed',
  merchantId: 'm1',
  merchantOrderId: 'G-1',
  amount: 61,
  customer: { name: 'ООО Луч', countryId: 'RUS' },
  currencyId: 'RUB',
  createdAt: '2026-11-21T10:00:00+00:00',
};
const PROBE_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Bodies of notifications, with what a merchant reads of them. */
export const NOTIFICATIONS: ReadonlyArray<{ name: string; body: unknown; gives: object }> = [
  {
    name: 'of the promised fields',
    body: least,
    gives: { kind: 'order', notification: { id: 'a1', status: 'completed', amount: 61 } },
  },
  {
    name: 'of a whole order',
    body: { ...order, merchantOrderIdVisible: 'G-1' },
    gives: { kind: 'order', notification: { status: 'created' } },
  },
  { name: 'without a customer', body: { ...least, customer: null }, gives: { kind: 'order' } },
  {
    name: 'with empty texts and nulls',
    body: { ...least, currencyId: '', createdAt: null, processingStatus: '', fileIds: {}, basketItems: null },
    gives: { kind: 'order', notification: { id: 'a1' } },
  },
  {
    name: 'of the status «success» that older modules know',
    body: { ...least, status: 'success' },
    gives: { kind: 'order', notification: { status: 'unknown', statusText: 'success' } },
  },
  {
    name: 'in the other spelling',
    body: { ...least, status: 'cancelled' },
    gives: { kind: 'order', notification: { status: 'canceled' } },
  },
  {
    name: 'with a number as its number',
    body: { ...least, merchantOrderId: 25, amount: '61.00' },
    gives: { kind: 'order', notification: { merchantOrderId: '25', amount: 61 } },
  },
  {
    name: 'of the monitoring',
    body: { ...least, id: PROBE_ID, merchantOrderId: '' },
    gives: { kind: 'probe', merchantId: 'm1' },
  },
  {
    name: 'of the monitoring, with little in it',
    body: { id: PROBE_ID, merchantId: 'm1', merchantOrderId: null },
    gives: { kind: 'probe' },
  },
  { name: 'that is none', body: { status: 'completed' }, gives: { kind: 'unreadable' } },
];
