import { fileURLToPath } from 'node:url';
import { runMerchantServer } from '@invoicebox/merchant-server';
import { readCatalogue } from './catalogue.js';
import { catalogueRoutes } from './catalogue-routes.js';
import { createLoungeMiniApp } from './lounge-mini-app.js';

// Compiled, this file lies in dist/server/.
const root = new URL('../../', import.meta.url);
const catalogue = readCatalogue(new URL('data/', root));

await runMerchantServer({
  name: 'business-lounge',
  portVariable: 'BUSINESS_LOUNGE_PORT',
  defaults: { BUSINESS_LOUNGE_PORT: '4702' },
  miniApp: createLoungeMiniApp({
    catalogue,
    // The token is secret as well, and without one the server does not start. A key of its own keeps the codes of
    // vouchers the same when the token is changed.
    voucherKey: process.env.VOUCHER_KEY || process.env.INVOICEBOX_TOKEN || '',
  }),
  routes: catalogueRoutes(catalogue),
  pagesFolder: fileURLToPath(new URL('dist/page', root)),
});
