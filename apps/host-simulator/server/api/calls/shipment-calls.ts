import { SHIPMENT_LIST } from '@invoicebox/invoicebox-api/contract';
import { dataBody, listBody, pageOf } from '../../http/data.js';
import type { Account } from '../../records/settings.js';
import type { Simulator } from '../../state/simulator.js';
import type { CallHandlers } from './api-request.js';

function listShipments({ orders, book, shipments }: Simulator, account: Account, query: URLSearchParams) {
  const isOwn = (orderId: string) => {
    const order = book.find(orderId);
    return order !== undefined && orders.isOf(account, order);
  };
  const own = shipments.all.map(({ response }) => response).filter(({ orderId }) => isOwn(orderId));
  return listBody(pageOf(SHIPMENT_LIST, own, query));
}

/** Shipments (docs/http-api.md, Shipments). */
export const SHIPMENT_CALLS: CallHandlers<'createShipment' | 'listShipments' | 'listBillingShipments'> = {
  createShipment({ orders, payments }, { account, body }) {
    const order = orders.requireOf(account, body.orderId);
    return dataBody(payments.ship(order, body).response);
  },

  listShipments: (simulator, { account, query }) => listShipments(simulator, account, query),

  listBillingShipments: (simulator, { account, query }) => listShipments(simulator, account, query),
};
