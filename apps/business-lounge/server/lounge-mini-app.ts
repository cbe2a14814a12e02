import { type Clock, systemClock } from '@invoicebox/invoicebox-api';
import type { MiniApp } from '@invoicebox/merchant-server';
import type { LoungeSelection } from '../shared/booking.js';
import type { Catalogue } from './catalogue.js';
import { quoteLounge, selectionSchema } from './quote.js';
import { issueVoucher } from './voucher.js';

/** Enough for an accountant, and short enough for a flight of today. */
const PAYMENT_TIME_MS = 60 * 60_000;

export interface LoungeMiniAppDeps {
  catalogue: Catalogue;
  /** Secret key of voucher codes. */
  voucherKey: string;
  clock?: Clock;
}

/** The mini-app: prices visits, and issues vouchers for paid ones. */
export function createLoungeMiniApp(deps: LoungeMiniAppDeps): MiniApp<LoungeSelection> {
  const { catalogue, voucherKey, clock = systemClock } = deps;
  return {
    orderPrefix: 'BL',
    paymentTimeMs: PAYMENT_TIME_MS,
    selectionSchema,
    quote: async (selection, locale) => quoteLounge(catalogue, selection, clock.now(), locale),
    fulfil: async (order) => ({ given: 'all', view: issueVoucher(order, voucherKey) }),
  };
}
