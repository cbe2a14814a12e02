import { isLoopbackHost } from '@invoicebox/invoicebox-api';
import type { MerchantConfig } from './config.js';

/** Public credentials: the demonstration shop (docs/http-api.md, General) and its key in the simulator. */
const DEMONSTRATION_TOKEN = 'b37c4c689295904ed21eee5d9a48d42e';
const DEMONSTRATION_KEY = 'demo-signing-key';
/** The hash of the operator `demo`, PIN 1234, of `npm start`. */
const DEMONSTRATION_PIN = 'scrypt:L0xKr2OX_U3rYOcZuSiZRg:YVqRUef79HanDljw5whOTgqjZwb88F8Eq4y2Vul9ikY';

const INVOICEBOX_HOST = /(^|\.)invoicebox\.ru$/;

/** Problems of a configuration that parses. */
export interface GuardRails {
  /** The server does not start. */
  refusals: string[];
  /** The server starts and says so. */
  warnings: string[];
}

/**
 * Keeps development settings out of production: public demonstration credentials at a public address, where anybody could
 * forge a payment, and addresses that browsers do not trust.
 */
export function guardRails(config: MerchantConfig): GuardRails {
  const { protocol, hostname } = new URL(config.publicUrl);
  if (isLoopbackHost(hostname)) return { refusals: [], warnings: [] };
  const demonstration = [
    ...(config.token === DEMONSTRATION_TOKEN
      ? ['INVOICEBOX_TOKEN is the public demonstration shop: set the token of your own, or PUBLIC_URL to loopback.']
      : []),
    ...(config.signingKeys.includes(DEMONSTRATION_KEY)
      ? [
          'INVOICEBOX_SIGNING_KEYS has the simulator’s public key, with which anybody can forge a payment: set your own.',
        ]
      : []),
    ...([...config.operators.values()].includes(DEMONSTRATION_PIN)
      ? ['TILL_OPERATORS has the public demonstration operator, as whom anybody can refund: set your own.']
      : []),
  ];
  const insecure =
    protocol === 'http:'
      ? [`PUBLIC_URL is ${config.publicUrl}: without https anybody on the way can read and change what buyers see.`]
      : [];
  // Against a simulator in a test network it is a mistake only if somebody takes it for production.
  return INVOICEBOX_HOST.test(new URL(config.apiUrl).hostname)
    ? { refusals: demonstration, warnings: insecure }
    : { refusals: [], warnings: [...demonstration, ...insecure] };
}
