import { type Clock, systemClock } from '@invoicebox/invoicebox-api';
import type { MiniApp } from '@invoicebox/merchant-server';
import type { LoungeSelection } from '../contract/booking.js';
import type { Catalogue } from './catalogue.js';
import { quoteLounge, selectionSchema } from './quote.js';
import { issueVoucher } from './voucher.js';

/** Long enough for an accountant to pay the invoice, short enough for a flight of today. */
const PAYMENT_TIME_MS = 60 * 60_000;

/** What the lounges' merchant server is made of. */
export interface LoungeMiniAppDeps {
  catalogue: Catalogue;
  /** Secret that vouchers' codes are made with. */
  voucherKey: string;
  clock?: Clock;
}

/** The lounges as a mini-app: visits are priced, paid visits get vouchers. */
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
