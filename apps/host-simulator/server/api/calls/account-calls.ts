import { COUNTERPARTY_LIST } from '@invoicebox/invoicebox-api/contract';
import { dataBody, listBody, pageOf } from '../../http/data.js';
import type { CallHandlers } from './api-request.js';

/** The token check and the search for organisations (docs/http-api.md, Orders). */
export const ACCOUNT_CALLS: CallHandlers<'checkAuth' | 'findCounterparties'> = {
  checkAuth: (_simulator, { account }) =>
    dataBody(
      account
        ? { userId: account.id, profile: { name: account.name }, accessToken: account.tokens[0] ?? null }
        : { userId: null, profile: null, accessToken: null },
    ),

  findCounterparties: ({ directory }, { query }) =>
    listBody(pageOf(COUNTERPARTY_LIST, directory.settings.counterparties, query)),
};
