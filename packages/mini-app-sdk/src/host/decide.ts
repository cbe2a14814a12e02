import { faultOf, type GuestMessage, type MessageFault, parseGuestMessage } from '../protocol/index.js';
import type { Outcome, VerdictReason } from './observer.js';
import type { UrlJudge, UrlRefusal, UrlVerdict } from './url-policy.js';

/** Maximum length of a text or URL, far above any sensible one. */
const MAX_TEXT_LENGTH = 8_192;

/** What decides on a message of the frame. */
export interface Rules {
  readonly id: string;
  /** The origin that the frame was sent to. */
  readonly origin: string;
  readonly urls: UrlJudge;
  readonly fullHeight: boolean;
}

/** The decision on a message. An accepted one comes validated, its URL normalised. */
export type Decision =
  | { readonly outcome: Outcome & { readonly verdict: 'accepted' }; readonly message: GuestMessage }
  | { readonly outcome: Outcome & { readonly verdict: 'refused' | 'ignored' } };

const refusalDetails: Readonly<Record<UrlRefusal, string>> = {
  'not-a-url': 'not an absolute URL',
  scheme: 'only https: is allowed, and in development http: where the policy says so',
  credentials: 'the URL holds a user name or a password',
  'not-payment-page': "not one of the host's payment pages",
};

export function refused(reason: VerdictReason, detail: string): Decision {
  return { outcome: { verdict: 'refused', reason, detail } };
}

function ignored(reason: Extract<VerdictReason, MessageFault | 'other-id' | 'full-height'>, detail: string): Decision {
  return { outcome: { verdict: 'ignored', reason, detail } };
}

function accepted(message: GuestMessage): Decision {
  return { outcome: { verdict: 'accepted' }, message };
}

function acceptedUrl(verdict: UrlVerdict, withUrl: (href: string) => GuestMessage): Decision {
  return verdict.ok ? accepted(withUrl(verdict.url.href)) : refused(verdict.refusal, refusalDetails[verdict.refusal]);
}

/** As {@link acceptedUrl}, for a payment: a refusal says which URLs are allowed. */
function acceptedPayment(raw: string, urls: UrlJudge, withUrl: (href: string) => GuestMessage): Decision {
  const verdict = urls.payment(raw);
  if (verdict.ok) return acceptedUrl(verdict, withUrl);
  const allowed = urls.paymentPages.join(' or ') || 'nothing: this host has no payment page';
  return refused(verdict.refusal, `${refusalDetails[verdict.refusal]}; payment URLs begin with ${allowed}`);
}

/** Decides on a message from the frame's own window (docs/protocol.md, What the host trusts). */
export function decide(data: unknown, origin: string, rules: Rules): Decision {
  if (origin !== rules.origin) return refused('wrong-origin', `expected ${rules.origin}, seen ${origin}`);
  const parsed = parseGuestMessage(data);
  const { id } = parsed.message;
  if (typeof id === 'string' && id !== rules.id) return ignored('other-id', 'the message belongs to another embedding');
  if (!parsed.ok) return ignored(faultOf(parsed), `${parsed.path || 'the message'}: expected ${parsed.expected}`);

  const { message } = parsed;
  if ('data' in message && typeof message.data === 'string' && message.data.length > MAX_TEXT_LENGTH) {
    return refused('too-long', `${message.data.length} characters, at most ${MAX_TEXT_LENGTH} are taken`);
  }
  switch (message.action) {
    case 'height':
      return rules.fullHeight ? ignored('full-height', 'the host controls the height') : accepted(message);
    case 'done':
      if (message.data === null) return accepted(message);
      return acceptedPayment(message.data, rules.urls, (href) => ({ ...message, data: href }));
    case 'checkout':
      return acceptedPayment(message.data, rules.urls, (href) => ({ ...message, data: href }));
    case 'link':
      return acceptedUrl(rules.urls.link(message.data), (href) => ({ ...message, data: href }));
    default:
      return accepted(message);
  }
}
