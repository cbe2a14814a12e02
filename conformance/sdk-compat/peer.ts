import type * as peerModule from '@invoicebox/minapp-sdk';
import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';
import { checks } from './checks/index.js';
import type { Check } from './stage.js';

/** The checks that can be asked of Invoicebox's own SDK on npm. */
export const peerChecks: readonly Check[] = checks.filter(({ peer }) => peer);

/** Makes instances of the peer, which exports but one; its class is that one's. It takes no options. */
export function peerMaker({ invoiceboxMinapp }: typeof peerModule): () => InvoiceboxMinapp {
  const Peer = invoiceboxMinapp.constructor;
  return () => Reflect.construct(Peer, []) as InvoiceboxMinapp;
}
