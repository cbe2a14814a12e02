import { DEFAULT_PAGE_SIZE, REFUND_LIST } from '@invoicebox/invoicebox-api/contract';
import { ApiError } from '../../api-error.js';
import { dataBody, listBody, pageOf } from '../../http/data.js';
import type { Account } from '../../records/settings.js';
import type { SimulatedRefund } from '../../state/refunds.js';
import type { Simulator } from '../../state/simulator.js';
import type { CallHandlers } from './api-request.js';

function isOwn({ orders, book }: Simulator, account: Account, { response }: SimulatedRefund): boolean {
  const order = book.find(response.parentId);
  return order !== undefined && orders.isOf(account, order);
}

function requireRefundOf(simulator: Simulator, account: Account, id: string): SimulatedRefund {
  const refund = simulator.refunds.find(id);
  if (refund && isOwn(simulator, account, refund)) return refund;
  const message = `There is no refund ${id} in this account.`;
  throw new ApiError('not_found', message, [{ name: 'parentId', code: 'not_found', message }]);
}

/** Refunds and corrections (docs/http-api.md, Refunds). */
export const REFUND_CALLS: CallHandlers<'getRefundBasket' | 'createRefund' | 'listRefunds' | 'createCorrection'> = {
  getRefundBasket({ orders, refunds }, { account, id }) {
    const items = refunds.available(orders.requireOf(account, id));
    // Never paged: the lines have to add up to the whole balance.
    const pageSize = Math.max(DEFAULT_PAGE_SIZE, items.length);
    return { ...dataBody(items), metaData: { totalCount: items.length, page: 1, pageSize } };
  },

  createRefund({ orders, refunds }, { account, body }) {
    const order = orders.requireOf(account, body.parentId);
    return dataBody(refunds.create(order, body).response);
  },

  listRefunds(simulator, { account, query }) {
    const own = simulator.refunds.all.filter((refund) => isOwn(simulator, account, refund));
    const responses = own.map(({ response }) => response);
    return listBody(pageOf(REFUND_LIST, responses, query));
  },

  createCorrection(simulator, { account, body }) {
    const refund = requireRefundOf(simulator, account, body.parentId);
    const shop = simulator.orders.requireShopOf(account, body.merchantId);
    return dataBody(simulator.refunds.correct(refund, shop, body).response);
  },
};
