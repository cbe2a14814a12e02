import { fileURLToPath } from 'node:url';
import { runMerchantServer } from '@invoicebox/merchant-server';
import { readCatalogue } from './catalogue.js';
import { catalogueRoutes } from './catalogue-routes.js';
import { createLoungeMiniApp } from './lounge-mini-app.js';

// This file runs from dist/server.
const root = new URL('../../', import.meta.url);
const catalogue = readCatalogue(new URL('data/', root));

await runMerchantServer({
  name: 'business-lounge',
  portVariable: 'BUSINESS_LOUNGE_PORT',
  defaults: { BUSINESS_LOUNGE_PORT: '4702' },
  miniApp: createLoungeMiniApp({
    catalogue,
    // The token is a secret that is always set. A separate key keeps voucher codes stable when the token changes.
    voucherKey: process.env.VOUCHER_KEY || process.env.INVOICEBOX_TOKEN || '',
  }),
  routes: catalogueRoutes(catalogue),
  pagesFolder: fileURLToPath(new URL('dist/page', root)),
});
