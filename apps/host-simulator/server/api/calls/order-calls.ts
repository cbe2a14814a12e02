import { ORDER_LIST } from '@invoicebox/invoicebox-api/contract';
import { dataBody, listBody, pageOf } from '../../http/data.js';
import type { CallHandlers } from './api-request.js';

type OrderCall =
  | 'createOrder'
  | 'updateOrder'
  | 'cancelOrder'
  | 'getOrder'
  | 'listOrders'
  | 'setOrderStatus'
  | 'moveOrder'
  | 'createSubagentOrder';

/** Everything about orders except payment (docs/http-api.md, Orders). */
export const ORDER_CALLS: CallHandlers<OrderCall> = {
  createOrder({ orders }, { account, body }) {
    const shop = orders.requireShopOf(account, body.merchantId);
    return dataBody(orders.create(shop, body).response);
  },

  updateOrder({ orders }, { account, id, body }) {
    const order = orders.requireOf(account, id);
    orders.update(order, body);
    return dataBody(order.response);
  },

  cancelOrder({ orders, payments }, { account, id }) {
    const order = orders.requireOf(account, id);
    // The merchant is notified as of any change; the call does not wait for its answer.
    void payments.cancel(order, 'api');
    return dataBody(order.response);
  },

  getOrder: ({ orders }, { account, id }) => dataBody(orders.requireOf(account, id).response),

  listOrders({ orders, book }, { account, query }) {
    const own = book.all.filter((order) => orders.isOf(account, order));
    const responses = own.map(({ response }) => response);
    return listBody(pageOf(ORDER_LIST, responses, query));
  },

  setOrderStatus({ orders }, { account, id, body }) {
    const order = orders.requireOf(account, id);
    orders.setStatus(order, body);
    return dataBody(order.response);
  },

  moveOrder({ orders }, { account, body }) {
    const order = orders.requireOf(account, body.orderId);
    orders.move(order, orders.requireShopOf(account, body.merchantId));
    return dataBody(order.response);
  },

  createSubagentOrder: ({ orders }, { account, body }) => dataBody(orders.createForSeller(account, body).response),
};
