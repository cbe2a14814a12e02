import { SECOND_SHOP } from '@invoicebox/host-simulator';
import {
  basket,
  goodOrder,
  newNumber,
  OPTIONAL_FIELDS,
  OPTIONAL_LINE_FIELDS,
} from '@invoicebox/host-simulator/testing';
import { formatDateTime } from '@invoicebox/invoicebox-api/contract';
import { VAT_CODES, VAT_RATES } from '@invoicebox/invoicebox-api/money';
import type { Walker } from '../walker.js';

const [fuel, ...otherLines] = basket.basketItems;
if (!fuel) throw new Error('The basket is empty.');

/** What breaks each code, the codes in the order in which they are reported. */
const BREAKAGES: ReadonlyArray<readonly [code: string, changes: Record<string, unknown>]> = [
  ['wrong_expiration_date', { expirationDate: '2020-01-01T00:00:00+00:00' }],
  ['wrong_currency', { currencyId: 'RUR' }],
  ['language_not_found', { languageId: 'de' }],
  ['wrong_basket_item_total_amount', { basketItems: [{ ...fuel, totalAmount: fuel.totalAmount - 0.01 }] }],
  ['wrong_basket_item_total_vat_amount', { basketItems: [{ ...fuel, totalVatAmount: fuel.totalVatAmount + 0.02 }] }],
  ['wrong_basket_item_amount_wo_vat', { basketItems: [{ ...fuel, amountWoVat: fuel.amountWoVat + 0.02 }] }],
  ['wrong_total_amount', { amount: 1 }],
  ['wrong_total_vat_amount', { vatAmount: 1 }],
];

/** What an order answers: every field, the codes in their order, times, dictionaries. */
export async function walkCreation(walker: Walker): Promise<void> {
  const lines = [{ ...fuel, ...OPTIONAL_LINE_FIELDS }, ...otherLines];
  const customer = {
    type: 'legal',
    name: 'ООО «Ромашка»',
    phone: '+79161234567',
    email: 'anna@example.ru',
    vatNumber: 'not judged',
    taxRegistrationReasonCode: '774301001',
    registrationAddress: 'Москва',
  };
  const body = goodOrder(walker.now, { ...OPTIONAL_FIELDS, basketItems: lines, customer });
  const order = await walker.data('createOrder', { body });
  for (const [field, value] of Object.entries(body)) {
    if (field !== 'basketItems') walker.equal(`OrderResponse: ${field} as it came`, Reflect.get(order, field), value);
  }
  for (const field of Object.keys(lines[0] ?? {})) {
    const sent = Reflect.get(lines[0] ?? {}, field);
    walker.equal(`BasketItem: ${field} as it came`, Reflect.get(order.basketItems[0] ?? {}, field), sent);
  }
  walker.equal('OrderResponse: status and subtype', [order.status, order.subtype], ['created', 'order']);
  walker.claim(
    'OrderResponse: id, orderContainerId, processingStatus, fileIds',
    Boolean(order.id && order.orderContainerId && order.processingStatus && order.fileIds),
  );
  walker.equal('OrderResponse: createdAt in ATOM and UTC', order.createdAt, formatDateTime(walker.now));
  walker.claim('OrderResponse: paidAt is absent before payment', !('paidAt' in order));
  walker.claim(
    'OrderResponse: paymentUrl is a page of the host',
    order.paymentUrl.endsWith(`/pay/${order.orderContainerId}`),
  );
  walker.equal('shopId may be an integer', (await walker.order({ shopId: 7 })).shopId, 7);
  walker.equal(
    'customer: its type is always in the answer',
    (await walker.order({ customer: { vatNumber: '1' } })).customer,
    { vatNumber: '1', type: 'legal' },
  );
  const times = [
    '2026-11-21T16:00:00+03:00',
    '2026-11-21T13:00:00Z',
    '2026-11-21T13:00:00.000Z',
    '2026-11-21T13:00:00',
  ];
  for (const expirationDate of times) {
    walker.equal(
      `times: ${expirationDate} is stored in UTC`,
      (await walker.order({ expirationDate })).expirationDate,
      '2026-11-21T13:00:00+00:00',
    );
  }
  for (const currencyId of ['RUB', 'USD', 'EUR', 'GBP', 'CNY']) {
    walker.equal(`currency ${currencyId}`, (await walker.order({ currencyId })).currencyId, currencyId);
  }
}

/** Every code of a refused order, and that the first of several is reported. */
export async function walkCodes(walker: Walker): Promise<void> {
  for (const [index, [code, changes]] of BREAKAGES.entries()) {
    walker.equal(`code: ${code}`, await walker.codeOf('createOrder', { body: goodOrder(walker.now, changes) }), code);
    const later = BREAKAGES.slice(index + 1).filter(([, others]) => !Object.keys(others).some((key) => key in changes));
    const body = goodOrder(walker.now, Object.assign({}, ...later.map(([, others]) => others), changes));
    walker.equal(
      `code: ${code} is reported before those behind it`,
      await walker.codeOf('createOrder', { body }),
      code,
    );
  }
  const unchecked = goodOrder(walker.now, { amount: 1, vatAmount: 0, orderSetting: { disableValidate: true } });
  walker.equal(
    'orderSetting.disableValidate leaves the sums unchecked',
    await walker.codeOf('createOrder', { body: unchecked }),
    '200',
  );
  for (const vatCode of VAT_CODES) {
    const rate = VAT_RATES[vatCode];
    const vat = Math.round((122_00 * rate) / (100 + rate)) / 100;
    const line = {
      ...fuel,
      vatCode,
      quantity: 1,
      amount: 122,
      totalAmount: 122,
      totalVatAmount: vat,
      amountWoVat: 122 - vat,
    };
    const body = goodOrder(walker.now, { basketItems: [line], amount: 122, vatAmount: vat });
    walker.equal(`vatCode ${vatCode}`, await walker.codeOf('createOrder', { body }), '200');
  }
  const dearer = { ...fuel, quantity: 1.5, amount: 10.33, totalAmount: 15.51, amountWoVat: 8.47, totalVatAmount: 2.8 };
  const policies = { none: 15.51, strict: 15.5, floor: 15, ceil: 16, halfUp: 15, halfDown: 15 };
  for (const [roundPolicy, totalAmount] of Object.entries(policies)) {
    const vat = Math.round((totalAmount * 100 * 22) / 122) / 100;
    const body = goodOrder(walker.now, {
      basketItems: [{ ...dearer, totalAmount, totalVatAmount: vat }],
      amount: totalAmount,
      vatAmount: vat,
      orderSetting: { roundPolicy },
    });
    walker.equal(`roundPolicy ${roundPolicy}`, await walker.codeOf('createOrder', { body }), '200');
  }
}

/** Changes, cancellation, moves, the status of what Invoicebox does not process, containers, expiry, numbers. */
export async function walkChanges(walker: Walker): Promise<void> {
  const order = await walker.order();
  const changes = { description: 'Другое', metaData: { a: 1 }, customer: { email: 'b@example.ru' }, shopId: 'k' };
  const changed = await walker.data('updateOrder', { id: order.id, prefix: '/l3', body: changes });
  walker.equal(
    'PUT changes what it names',
    [changed.description, changed.metaData, changed.shopId, changed.customer.type],
    ['Другое', { a: 1 }, 'k', 'private'],
  );
  walker.equal('PUT leaves the rest', [changed.amount, changed.merchantOrderId], [order.amount, order.merchantOrderId]);
  const sums = { basketItems: [fuel], amount: fuel?.totalAmount, vatAmount: fuel?.totalVatAmount };
  walker.equal(
    'PUT changes the basket',
    (await walker.data('updateOrder', { id: order.id, body: sums })).basketItems.length,
    1,
  );
  walker.equal(
    'PUT checks the sums',
    await walker.codeOf('updateOrder', { id: order.id, body: { amount: 1 } }),
    'wrong_total_amount',
  );
  walker.equal(
    'DELETE cancels before payment',
    (await walker.data('cancelOrder', { id: order.id, prefix: '/l3' })).status,
    'canceled',
  );
  walker.equal('DELETE once', await walker.codeOf('cancelOrder', { id: order.id }), 'wrong_order_status');
  walker.equal(
    'PUT only before payment',
    await walker.codeOf('updateOrder', { id: order.id, body: changes }),
    'wrong_order_status',
  );
  walker.equal('not_found: no such order', await walker.codeOf('getOrder', { id: 'none' }), 'not_found');
  const paid = await walker.order();
  await walker.control('POST', `/orders/${paid.id}/pay`);
  walker.equal('DELETE not after payment', await walker.codeOf('cancelOrder', { id: paid.id }), 'wrong_order_status');
  walker.claim(
    'paidAt once paid',
    (await walker.data('getOrder', { id: paid.id, prefix: '/l3' })).paidAt !== undefined,
  );
  await walkStatusCall(walker);
  await walkContainers(walker);
  const number = newNumber();
  await walker.order({ merchantOrderId: number });
  const twice = goodOrder(walker.now, { merchantOrderId: number });
  walker.equal(
    'merchantOrderId: unique in the demonstration shop',
    await walker.codeOf('createOrder', { body: twice }),
    'merchant_order_id_duplicate',
  );
  const elsewhere = { ...twice, merchantId: SECOND_SHOP.merchantId };
  const [first, second] = [
    await walker.data('createOrder', { body: elsewhere }),
    await walker.data('createOrder', { body: elsewhere }),
  ];
  walker.claim('merchantOrderId: elsewhere a second order is simply made', first.id !== second.id);
  const move = { orderId: (await walker.order()).id, merchantId: SECOND_SHOP.merchantId };
  walker.equal(
    'move: to another shop of the account',
    (await walker.data('moveOrder', { body: move, prefix: '/l3' })).merchantId,
    SECOND_SHOP.merchantId,
  );
  walker.equal(
    'move: the way back',
    await walker.codeOf('moveOrder', { body: { ...move, merchantId: first.merchantId } }),
    '200',
  );
  walker.equal(
    'move: to no other account',
    await walker.codeOf('moveOrder', { body: { ...move, merchantId: 'x' } }),
    'forbidden',
  );
}

async function walkStatusCall(walker: Walker): Promise<void> {
  const own = await walker.order({ processable: false });
  const set = async (id: string, status: string) =>
    (await walker.data('setOrderStatus', { id, body: { status } })).status;
  for (const [status, shown] of Object.entries({
    completed: 'completed',
    cancelled: 'canceled',
    canceled: 'canceled',
    expired: 'expired',
    created: 'created',
  })) {
    walker.equal(`processable: false: status ${status}`, await set(own.id, status), shown);
  }
  await walker.data('setOrderStatus', { id: own.id, prefix: '/l3', body: { status: 'canceled' } });
  walker.equal(
    'status: not hold',
    await walker.codeOf('setOrderStatus', { id: own.id, body: { status: 'hold' } }),
    'validation_error',
  );
  const usual = await walker.order();
  walker.equal(
    'status: only for processable: false',
    await walker.codeOf('setOrderStatus', { id: usual.id, body: { status: 'completed' } }),
    'wrong_order_status',
  );
}

async function walkContainers(walker: Walker): Promise<void> {
  const main = await walker.order();
  const extra = await walker.order({ orderContainerId: main.orderContainerId });
  walker.equal('container: one payment page', extra.paymentUrl, main.paymentUrl);
  await walker.control('POST', `/orders/${main.id}/pay`);
  walker.equal('container: paid together', (await walker.data('getOrder', { id: extra.id })).status, 'completed');
  const late = goodOrder(walker.now, { orderContainerId: main.orderContainerId });
  walker.equal(
    'container: closed after payment',
    await walker.codeOf('createOrder', { body: late }),
    'wrong_order_status',
  );
  const nowhere = goodOrder(walker.now, { orderContainerId: 'none' });
  walker.equal('container: not found', await walker.codeOf('createOrder', { body: nowhere }), 'not_found');
}
