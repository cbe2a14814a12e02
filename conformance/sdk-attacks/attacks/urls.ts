import type { UrlRefusal, VerdictReason } from '@invoicebox/mini-app-sdk/host';
import type { AttackOnHost } from './attack.js';
import { PAYMENT_PAGE } from './data.js';

/** A message with a URL that the host must refuse. */
function hostileUrl(
  id: string,
  action: 'link' | 'done' | 'checkout',
  url: string,
  blocked: VerdictReason & (UrlRefusal | 'too-long'),
): AttackOnHost {
  return {
    target: 'host',
    id,
    about: `\`${action}\` with ${JSON.stringify(url)}`,
    guest: ({ say, fence }) => {
      say('init');
      say(action, url);
      fence();
    },
    blocked,
    succeeded: ({ handled }) => handled.some(({ name }) => name === action),
  };
}

const paymentHost = new URL(PAYMENT_PAGE).host;

/** URLs that a host must not open (docs/protocol.md, What the host trusts). */
export const attacksByUrl: readonly AttackOnHost[] = [
  hostileUrl('link-javascript', 'link', 'javascript:alert(document.domain)', 'scheme'),
  hostileUrl('link-javascript-disguised', 'link', '\u0001 JaVa\nScRiPt:alert(1)', 'scheme'),
  hostileUrl('link-data', 'link', 'data:text/html,<script>alert(1)</script>', 'scheme'),
  hostileUrl('link-blob', 'link', `blob:https://${paymentHost}/00000000-0000-0000-0000-000000000000`, 'scheme'),
  hostileUrl('link-application', 'link', 'intent://scan/#Intent;scheme=zxing;end', 'scheme'),
  hostileUrl('link-http', 'link', 'http://example.com/', 'scheme'),
  hostileUrl('link-loopback-lookalike', 'link', 'http://127.0.0.1.example.com/', 'scheme'),
  hostileUrl('link-relative', 'link', '//example.com/', 'not-a-url'),
  hostileUrl('link-credentials', 'link', `https://${paymentHost}@example.com/`, 'credentials'),
  hostileUrl('done-other-site', 'done', 'https://pay.example.com/pay/1', 'not-payment-page'),
  hostileUrl('done-lookalike-site', 'done', `https://${paymentHost}.example.com/pay/1`, 'not-payment-page'),
  hostileUrl('done-other-port', 'done', `https://${paymentHost}:8443/pay/1`, 'not-payment-page'),
  hostileUrl('done-http', 'done', `http://${paymentHost}/pay/1`, 'scheme'),
  hostileUrl('checkout-credentials', 'checkout', `https://buyer:secret@${paymentHost}/pay/1`, 'credentials'),
  hostileUrl('checkout-lookalike-path', 'checkout', `https://${paymentHost}/payments/1`, 'not-payment-page'),
  hostileUrl('checkout-path-up', 'checkout', `${PAYMENT_PAGE}../redirect?to=evil`, 'not-payment-page'),
  hostileUrl('checkout-path-up-encoded', 'checkout', `${PAYMENT_PAGE}..%2fredirect?to=evil`, 'not-payment-page'),
  hostileUrl('checkout-backslash', 'checkout', 'https:\\\\evil.example\\pay\\1', 'not-payment-page'),
];
