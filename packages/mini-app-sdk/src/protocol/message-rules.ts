// Generated from src/protocol/schema. Do not edit: change the schemas and run `node scripts/generate-protocol.mjs`.
import { optionalList, type Rule, variants } from './rules.js';

/** The rule of InitialData. */
export const INITIAL_DATA: Rule = {
  public: variants(
    'minappType',
    { order: { orderContainerId: 'undefined' }, suborder: { orderContainerId: 'string' } },
    {
      userEmail: 'string',
      userName: 'string',
      userPhone: 'string',
      locale: 'string',
      shopId: 'number|undefined',
      fullHeight: 'boolean',
    },
  ),
  private: { metaData: 'array', basketItems: optionalList({ sku: 'string', name: 'string' }) },
};

/** The rule of GuestMessage. */
export const GUEST_MESSAGE: Rule = variants(
  'action',
  {
    init: { version: 'number|undefined' },
    height: { data: 'number >= 0' },
    done: { data: 'string|null' },
    checkout: { data: 'string' },
    link: { data: 'string' },
    error: { data: 'string|null' },
    unavailable: { data: 'null' },
  },
  { id: 'string' },
);

/** The rule of HostMessage. */
export const HOST_MESSAGE: Rule = variants(
  'action',
  {
    init: { data: INITIAL_DATA },
    paymentResult: { data: '"pending"|"completed"|"canceled"|"expired"|"hold"|"unknown"' },
    updateData: { data: INITIAL_DATA },
  },
  { id: 'string' },
);
