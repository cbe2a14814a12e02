import type { InvoiceboxClient } from '@invoicebox/invoicebox-api';
import { buildBasket, type CallName, type CreateOrderRequest } from '@invoicebox/invoicebox-api/contract';

const basket = buildBasket([
  { sku: '95', name: 'АИ-95', unit: 'litre', quantity: 1000, price: 61_00, vatCode: 'RUS_VAT22', type: 'commodity' },
]);

const request: CreateOrderRequest = {
  description: 'Топливо',
  merchantId: 'm1',
  merchantOrderId: 'G-1',
  amount: 61,
  vatAmount: 11,
  currencyId: 'RUB',
  expirationDate: '2026-11-22T10:00:00+00:00',
  basketItems: basket.basketItems,
  customer: { type: 'private' },
};
const { merchantId, ...ofSeller } = request;
const seller = { type: 'counterparty' as const, vatNumber: '7700000000', countryId: 'RUS' };
const refund = {
  parentId: 'a1',
  merchantOrderId: 'G-1-R',
  amount: 61,
  vatAmount: 11,
  basketItems: basket.basketItems,
  description: 'Возврат',
};
const payer = { paymentMethodId: '1', customer: {} };

/** Makes each call once, by the client's method of that name. */
export const CLIENT_CALLS: Readonly<Record<CallName, (client: InvoiceboxClient) => Promise<unknown>>> = {
  checkAuth: (client) => client.checkAuth(),
  createOrder: (client) => client.createOrder(request),
  updateOrder: (client) => client.updateOrder('a1', { description: 'Топливо' }),
  cancelOrder: (client) => client.cancelOrder('a1'),
  getOrder: (client) => client.getOrder('a1'),
  listOrders: (client) => client.listOrders(),
  setOrderStatus: (client) => client.setOrderStatus('a1', { status: 'canceled' }),
  moveOrder: (client) => client.moveOrder({ merchantId, orderId: 'a1' }),
  createSubagentOrder: (client) => client.createSubagentOrder({ ...ofSeller, seller }),
  createShipment: (client) => client.createShipment({ orderId: 'a1', basketItems: basket.basketItems }),
  listShipments: (client) => client.listShipments(),
  listBillingShipments: (client) => client.listShipments(),
  getRefundBasket: (client) => client.getRefundBasket('a1'),
  createRefund: (client) => client.createRefund(refund),
  listRefunds: (client) => client.listRefunds(),
  createCorrection: (client) => client.createCorrection({ ...request, parentId: 'r1' }),
  validatePayment: (client) => client.validatePayment('a1', payer),
  sendPaymentCode: (client) => client.sendPaymentCode('a1', payer),
  payByCode: (client) => client.payByCode('a1', { ...payer, customerPaymentData: { publicCode: 'p1', code: '1' } }),
  findCounterparties: (client) => client.findCounterparties({ where: { vatNumber: '7700000000' } }),
};
