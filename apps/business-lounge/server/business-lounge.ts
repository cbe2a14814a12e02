import { all, defineMiniApp, minutes, variable } from '@invoicebox/merchant-server';
import { z } from 'zod';
import { type Catalogue, readCatalogue } from './catalogue.js';
import { catalogueRoutes } from './catalogue-routes.js';
import { quoteLounge, selectionSchema } from './quote.js';
import { issueVoucher } from './voucher.js';

/** What the lounges' functions share. */
export interface LoungeServices {
  catalogue: Catalogue;
  /** Secret key of voucher codes. */
  voucherKey: string;
}

/** The variables of the lounges, beside those of every merchant server. */
export const LOUNGE_VARIABLES = {
  VOUCHER_KEY: variable(z.string().min(16, 'expected at least 16 characters.').optional(), {
    about: 'Secret key of voucher codes; by default they depend on INVOICEBOX_TOKEN, and change with it.',
    example: '0123456789abcdef0123456789abcdef',
    secret: true,
  }),
};

/** The mini-app: prices visits of lounges, and issues vouchers for paid ones. */
export const businessLounge = defineMiniApp({
  orderPrefix: 'BL',
  // Enough for an accountant, and short enough for a flight of today.
  payWithin: minutes(60),
  selection: selectionSchema,
  variables: LOUNGE_VARIABLES,
  open: ({ config, folder }): LoungeServices => ({
    catalogue: readCatalogue(folder),
    voucherKey: config.VOUCHER_KEY ?? config.token,
  }),
  routes: ({ services }) => catalogueRoutes(services.catalogue),
  quote: ({ selection, locale, services, clock }) => quoteLounge(services.catalogue, selection, clock.now(), locale),
  fulfil: ({ order, services }) => all(issueVoucher(order, services.voucherKey)),
});
