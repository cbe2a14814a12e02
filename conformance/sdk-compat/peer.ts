import type * as peerModule from '@invoicebox/minapp-sdk';
import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';
import { checks } from './checks/index.js';
import type { Check } from './stage.js';

/** The checks that Invoicebox's own SDK on npm can run. */
export const peerChecks: readonly Check[] = checks.filter(({ peer }) => peer);

/** Returns a factory of peer instances. The peer exports only one instance, so its constructor is used. */
export function peerMaker({ invoiceboxMinapp }: typeof peerModule): () => InvoiceboxMinapp {
  const Peer = invoiceboxMinapp.constructor;
  return () => Reflect.construct(Peer, []) as InvoiceboxMinapp;
}
