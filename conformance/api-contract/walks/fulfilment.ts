import { basket, goodOrder, newNumber, partOf, sumsOf } from '@invoicebox/host-simulator/testing';
import type { BasketItem, OrderResponse, RefundBasketItem } from '@invoicebox/invoicebox-api/contract';
import type { Walker } from '../walker.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const items = basket.basketItems;
const [fuel] = items;
if (!fuel) throw new Error('The basket is empty.');

async function paidOrder(
  walker: Walker,
  how: 'pay' | 'hold',
  changes: Record<string, unknown> = {},
): Promise<OrderResponse> {
  const order = await walker.order(changes);
  return walker.control<OrderResponse>('POST', `/orders/${order.id}/${how}`);
}

const statusOf = async (walker: Walker, id: string) => (await walker.data('getOrder', { id })).status;

/** Shipments, their documents, and guaranteed payments that they capture (docs/http-api.md, Shipments). */
export async function walkShipments(walker: Walker): Promise<void> {
  const unpaid = await walker.order();
  walker.equal(
    'shipment: not before payment',
    await walker.codeOf('createShipment', { body: { orderId: unpaid.id, basketItems: items } }),
    'wrong_order_status',
  );
  const order = await paidOrder(walker, 'pay', {
    customer: { type: 'legal', name: '<b>ООО</b>', vatNumber: '7743013901' },
  });
  const request = { orderId: order.id, documentNumber: '17', documentDate: '2026-11-21', basketItems: [fuel] };
  const shipment = await walker.data('createShipment', { body: request });
  walker.claim('shipment: id is an integer', Number.isInteger(shipment.id));
  walker.equal(
    'shipment: amount, vatAmount, status, type',
    [shipment.amount, shipment.vatAmount, shipment.status, shipment.type],
    [fuel?.totalAmount, fuel?.totalVatAmount, 'pending', 'shipment'],
  );
  walker.equal(
    'shipment: no more than is left',
    await walker.codeOf('createShipment', { body: request }),
    'wrong_basket_item_total_amount',
  );
  const rest = { orderId: order.id, basketItems: items.slice(1), final: true };
  await walker.data('createShipment', { body: rest, prefix: '/l3' });
  await walker.control('POST', '/clock/forward', { ms: MINUTE_MS });
  const { fileIds = [] } = await walker.data('getOrder', { id: order.id });
  walker.equal('shipment: closing documents in fileIds', fileIds.length, 2);
  const pages = await Promise.all(
    fileIds.map(async (id) => (await fetch(`${walker.running.url}/documents/${id}`)).text()),
  );
  walker.claim(
    'documents: a UPD for goods, an act for services',
    Boolean(
      pages[0]?.includes('Универсальный передаточный документ № 17') && pages[1]?.includes('Акт об оказании услуг'),
    ),
  );
  walker.claim(
    'documents: names are escaped',
    pages.every((page) => page.includes('&lt;b&gt;ООО') && !page.includes('<b>ООО')),
  );
  const filter = await walker.data('listShipments', { query: `?orderId=${order.id}` });
  const billing = await walker.data('listBillingShipments', { query: `?orderId=${order.id}`, prefix: '/l3' });
  await walker.data('listShipments', { prefix: '/l3' });
  walker.equal('shipment: both lists are the same', filter, billing);
}

/** Guaranteed payment: hold, capture in part, release, cancellation. */
export async function walkHolds(walker: Walker): Promise<void> {
  const whole = await paidOrder(walker, 'hold');
  walker.equal('hold: its status', whole.status, 'hold');
  walker.equal(
    'hold: no refund of it',
    await walker.codeOf('createRefund', {
      body: { parentId: whole.id, merchantOrderId: newNumber(), description: 'x', ...sumsOf(items) },
    }),
    'wrong_order_status',
  );
  await walker.data('createShipment', { body: { orderId: whole.id, basketItems: [fuel] } });
  walker.equal('hold: stays while something is left', await statusOf(walker, whole.id), 'hold');
  walker.equal(
    'hold: not canceled once shipped',
    await walker.codeOf('cancelOrder', { id: whole.id }),
    'wrong_order_status',
  );
  await walker.data('createShipment', { body: { orderId: whole.id, basketItems: items.slice(1) } });
  walker.equal('hold: captured by the last shipment', await statusOf(walker, whole.id), 'completed');
  const part = await paidOrder(walker, 'hold');
  const dispensed = partOf(fuel as BasketItem, 1000, 180.33);
  await walker.data('createShipment', { body: { orderId: part.id, basketItems: [dispensed], final: true } });
  walker.equal('hold: final releases the rest', await statusOf(walker, part.id), 'completed');
  const left = await walker.data('getRefundBasket', { id: part.id });
  walker.equal('hold: only what was captured can be refunded', available(left), [1000_00, 180_33]);
  const given = await paidOrder(walker, 'hold');
  walker.equal('hold: DELETE gives all back', (await walker.data('cancelOrder', { id: given.id })).status, 'canceled');
  const forgotten = await paidOrder(walker, 'hold');
  await walker.control('POST', '/clock/forward', { ms: 7 * DAY_MS });
  walker.equal('hold: runs out', await statusOf(walker, forgotten.id), 'expired');
}

function available(lines: readonly RefundBasketItem[]): [number, number] {
  const kopecks = (field: 'availableAmount' | 'availableVatAmount') =>
    lines.reduce((sum, line) => sum + Math.round(line[field] * 100), 0);
  return [kopecks('availableAmount'), kopecks('availableVatAmount')];
}

/** Refunds in part, the balance, drafts and corrections (docs/http-api.md, Refunds). */
export async function walkRefunds(walker: Walker): Promise<void> {
  const order = await paidOrder(walker, 'pay');
  const balance = async () => available(await walker.data('getRefundBasket', { id: order.id, prefix: '/l3' }));
  const total = [Math.round(order.amount * 100), Math.round(order.vatAmount * 100)];
  walker.equal('refund basket: all of a paid order', await balance(), total);
  const request = (lines: BasketItem[], changes: Record<string, unknown> = {}) => ({
    body: { parentId: order.id, merchantOrderId: newNumber(), description: 'Возврат', ...sumsOf(lines), ...changes },
  });
  const odd = partOf(fuel as BasketItem, 333.33, 60.12);
  const refund = await walker.data('createRefund', request([odd]));
  walker.equal('refund: its status', refund.status, 'created');
  walker.equal('refund basket: less after a refund', await balance(), [
    (total[0] ?? 0) - 333_33,
    (total[1] ?? 0) - 60_12,
  ]);
  walker.equal(
    'refund: unique number',
    await walker.codeOf('createRefund', request([odd], { merchantOrderId: refund.merchantOrderId })),
    'merchant_order_id_duplicate',
  );
  walker.equal(
    'refund: not more than is left',
    await walker.codeOf('createRefund', request([fuel as BasketItem])),
    'wrong_basket_item_total_amount',
  );
  walker.equal(
    'refund: amount is the sum of the lines',
    await walker.codeOf('createRefund', request([odd], { amount: 1 })),
    'wrong_total_amount',
  );
  walker.equal(
    'refund: vatAmount is the sum of the taxes',
    await walker.codeOf('createRefund', request([odd], { vatAmount: 1 })),
    'wrong_total_vat_amount',
  );
  walker.equal(
    'refund: unknown goods',
    await walker.codeOf('createRefund', request([{ ...odd, sku: 'none' }])),
    'validation_error',
  );
  const draft = await walker.data('createRefund', { ...request(items.slice(1), { status: 'draft' }), prefix: '/l3' });
  walker.equal('refund: a draft', draft.status, 'draft');
  const fee = {
    ...fuel,
    sku: 'fee',
    quantity: 1,
    amount: 10,
    totalAmount: 10,
    amountWoVat: 8.2,
    totalVatAmount: 1.8,
    measureCode: '796',
  };
  const correction = goodOrder(walker.now, { parentId: draft.id, ...sumsOf([fee as BasketItem]) });
  const dear = goodOrder(walker.now, { parentId: draft.id });
  walker.equal(
    'correction: not more than the refund',
    await walker.codeOf('createCorrection', { body: dear }),
    'wrong_total_amount',
  );
  walker.equal(
    'correction: names its refund',
    (await walker.data('createCorrection', { body: correction })).parentId,
    draft.id,
  );
  walker.equal(
    'correction: the refund has left draft',
    await walker.codeOf('createCorrection', { body: { ...correction, merchantOrderId: newNumber() } }),
    'wrong_order_status',
  );
  walker.equal(
    'correction: an unknown refund',
    await walker.codeOf('createCorrection', { body: { ...correction, parentId: 'x' } }),
    'not_found',
  );
  walker.equal(
    'refund: nothing is left of the goods of a draft',
    await walker.codeOf('createRefund', request(items.slice(1, 2))),
    'wrong_basket_item_total_amount',
  );
  await walker.control('POST', '/clock/forward', { ms: MINUTE_MS });
  const listed = await walker.data('listRefunds', { query: `?parentId=${order.id}`, prefix: '/l3' });
  walker.equal(
    'refund: completed once the money is back',
    listed.map(({ status }) => status),
    ['completed', 'completed'],
  );
  const lines = (await walker.data('getRefundBasket', { id: order.id })).filter(
    ({ availableAmount }) => availableAmount > 0,
  );
  const last = lines.map((line) => partOf(line, line.availableAmount, line.availableVatAmount));
  await walker.data('createRefund', request(last));
  walker.equal('refund basket: the remainder as quantity 1 leaves nothing', await balance(), [0, 0]);
  await walkSecondDraft(walker);
}

/** A draft under the other prefix, so that both have walked the correction. */
async function walkSecondDraft(walker: Walker): Promise<void> {
  const order = await paidOrder(walker, 'pay');
  const body = {
    parentId: order.id,
    merchantOrderId: newNumber(),
    description: 'x',
    ...sumsOf(items),
    status: 'draft',
  };
  const draft = await walker.data('createRefund', { body });
  await walker.data('createCorrection', { body: goodOrder(walker.now, { parentId: draft.id }), prefix: '/l3' });
}

/** A payer whose money is gone between the code and the payment is told so in words. */
async function walkPoorPayer(walker: Walker): Promise<void> {
  const [first, second] = [await walker.order(), await walker.order()];
  const { payers } = await walker.control<{ payers: object[] }>('GET', '/settings');
  const customer = { email: 'poor@example.ru' };
  const balance = Math.round(first.amount * 100);
  await walker.control('PUT', '/settings', {
    payers: [...payers, { id: 'poor', name: 'Бедный', ...customer, balance }],
  });
  const codes: Array<{ id: string; body: object }> = [];
  for (const { id } of [first, second]) {
    const { resultData } = await walker.data('sendPaymentCode', { id, body: { paymentMethodId: 7, customer } });
    const sent = await walker.control<Array<{ code: string; publicCode: string }>>('GET', '/codes');
    const code = sent.find(({ publicCode }) => publicCode === resultData?.publicCode)?.code;
    const customerPaymentData = { publicCode: resultData?.publicCode, code };
    codes.push({ id, body: { paymentMethodId: 7, customer, customerPaymentData } });
  }
  const [one, two] = codes;
  if (!one || !two) return;
  walker.equal('pay: success while there is money', (await walker.data('payByCode', one)).result, 'success');
  const refused = await walker.data('payByCode', two);
  walker.equal('pay: notEnoughMoney, as a message', [refused.result, refused.type], ['notEnoughMoney', 'message']);
  const { title, message } = refused.resultData?.message ?? {};
  walker.claim('pay: notEnoughMoney has a title and a text', Boolean(title && message), refused);
}

/** Guaranteed payment by code (docs/http-api.md, Payment by code). */
export async function walkCodes(walker: Walker): Promise<void> {
  const order = await walker.order();
  const id = order.id;
  const payer = (customer: Record<string, unknown>) => ({
    id,
    body: { paymentMethodId: 7, customer, languageId: 'ru' },
  });
  const registered = payer({ phone: '+79161234567' });
  const results = async (name: 'validatePayment' | 'sendPaymentCode', settings = registered) =>
    (await walker.data(name, settings)).result;
  walker.equal(
    'validate: available',
    await results('validatePayment', { ...registered, prefix: '/l3' } as typeof registered),
    'available',
  );
  walker.equal(
    'validate: notRegistered',
    await results('validatePayment', payer({ email: 'nobody@example.ru' })),
    'notRegistered',
  );
  walker.equal(
    'validate: notEnoughMoney',
    await results('validatePayment', payer({ vatNumber: '500100732259' })),
    'notEnoughMoney',
  );
  walker.equal('send-code: error', await results('sendPaymentCode', payer({ email: 'nobody@example.ru' })), 'error');
  const sent = await walker.data('sendPaymentCode', { ...registered, prefix: '/l3' });
  walker.equal('send-code: success', sent.result, 'success');
  const again = await walker.data('sendPaymentCode', registered);
  walker.equal(
    'send-code: codeAlreadySent, the same publicCode',
    [again.result, again.resultData],
    ['codeAlreadySent', sent.resultData],
  );
  const codes = await walker.control<Array<{ code: string; publicCode: string }>>('GET', '/codes');
  const publicCode = sent.resultData?.publicCode ?? '';
  const code = codes.find((known) => known.publicCode === publicCode)?.code ?? '';
  const pay = (entered: string) => ({
    id,
    body: { ...registered.body, customerPaymentData: { publicCode, code: entered } },
  });
  const paid = async (entered: string) => (await walker.data('payByCode', pay(entered))).result;
  walker.equal('pay: wrongCode for a wrong code', await paid(`${code}0`), 'wrongCode');
  walker.equal('pay: limitReached after three', [await paid('x'), await paid('x')], ['wrongCode', 'limitReached']);
  walker.equal('pay: limitReached for the right code then', await paid(code), 'limitReached');
  const next = await walker.data('sendPaymentCode', registered);
  const left = next.resultData?.leftAttempt;
  walker.equal('send-code: leftAttempt counts the codes that are sent', left, (sent.resultData?.leftAttempt ?? 0) - 1);
  await walkPoorPayer(walker);
  const { code: newCode = '', publicCode: newPublicCode } =
    (await walker.control<Array<{ code: string; publicCode: string }>>('GET', '/codes')).find(
      (known) => known.publicCode === next.resultData?.publicCode,
    ) ?? {};
  const body = { ...registered.body, customerPaymentData: { publicCode: newPublicCode, code: newCode } };
  walker.equal('pay: success', (await walker.data('payByCode', { id, body, prefix: '/l3' })).result, 'success');
  walker.equal('pay: alreadyPaid', (await walker.data('payByCode', { id, body })).result, 'alreadyPaid');
  walker.equal('pay: the payment is guaranteed', await statusOf(walker, id), 'hold');
  walker.equal('validate: not once paid', await walker.codeOf('validatePayment', registered), 'wrong_order_status');
}
