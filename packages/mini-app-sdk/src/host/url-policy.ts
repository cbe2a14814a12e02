import { EmbedError } from './errors.js';

/** Which URLs a host lets a mini-app open (docs/protocol.md, What the host trusts). */
export interface UrlPolicy {
  /**
   * The host's own payment pages, each a URL whose origin and path a payment URL must begin with, e.g.
   * `https://pay.invoicebox.ru/`. The path is compared by whole segments: `/pay` covers `/pay/1`, not `/payments`.
   */
  readonly paymentPages: readonly string[];
  /** Allows `http:` on localhost, 127.0.0.0/8 and [::1], for development. */
  readonly allowHttpOnLoopback?: boolean;
  /** Allows `http:` at private addresses (10.x, 172.16–31.x, 192.168.x, link-local, IPv6's) and at `.local`, for development. */
  readonly allowHttpOnPrivateNetwork?: boolean;
}

/** Why a URL was refused. */
export type UrlRefusal = 'not-a-url' | 'scheme' | 'credentials' | 'not-payment-page';

/** The URL in its normal form, or why it is refused. */
export type UrlVerdict =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly refusal: UrlRefusal };

/** A compiled policy. */
export interface UrlJudge {
  /** Judges a URL that is to be opened. */
  link(raw: string): UrlVerdict;
  /** Judges a URL where the buyer is to pay. */
  payment(raw: string): UrlVerdict;
  /** What payment URLs begin with, in their normal form. */
  readonly paymentPages: readonly string[];
}

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const PRIVATE_NETWORK =
  /^(10\.\d+\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|192\.168\.\d+\.\d+|169\.254\.\d+\.\d+|.+\.local|\[f[cd][0-9a-f]{2}:.+\]|\[fe[89ab][0-9a-f]:.+\])$/;

/** Encoded slashes, which some servers decode before they resolve `..`: they could lead out of an allowed path. */
const ENCODED_SLASH = /%(2f|5c)/i;

/** Where `http:` is allowed. */
type HttpPolicy = Pick<UrlPolicy, 'allowHttpOnLoopback' | 'allowHttpOnPrivateNetwork'>;

function allowsHttp(hostname: string, { allowHttpOnLoopback, allowHttpOnPrivateNetwork }: HttpPolicy): boolean {
  if (allowHttpOnLoopback && LOOPBACK.test(hostname)) return true;
  return allowHttpOnPrivateNetwork === true && PRIVATE_NETWORK.test(hostname);
}

function judgeLink(raw: string, http: HttpPolicy): UrlVerdict {
  if (!URL.canParse(raw)) return { ok: false, refusal: 'not-a-url' };
  const url = new URL(raw);
  const allowedScheme = url.protocol === 'https:' || (url.protocol === 'http:' && allowsHttp(url.hostname, http));
  if (!allowedScheme) return { ok: false, refusal: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, refusal: 'credentials' };
  return { ok: true, url };
}

function isWithin(url: URL, page: URL): boolean {
  if (url.origin !== page.origin || ENCODED_SLASH.test(url.pathname)) return false;
  const folder = page.pathname.endsWith('/') ? page.pathname : `${page.pathname}/`;
  return url.pathname === page.pathname || url.pathname.startsWith(folder);
}

/**
 * Compiles a policy.
 * @throws EmbedError `INVALID_URL` when a payment page is itself not a URL that the policy allows.
 */
export function createUrlJudge({ paymentPages, ...http }: UrlPolicy): UrlJudge {
  const link = (raw: string) => judgeLink(raw, http);
  const pages = paymentPages.map((page) => requireUrl(page, 'A payment page', link));
  return {
    link,
    paymentPages: pages.map(({ href }) => href),
    payment(raw) {
      const verdict = link(raw);
      if (!verdict.ok || pages.some((page) => isWithin(verdict.url, page))) return verdict;
      return { ok: false, refusal: 'not-payment-page' };
    },
  };
}

/**
 * Parses a URL of the host's own configuration.
 * @throws EmbedError `INVALID_URL` if the policy refuses it.
 */
export function requireUrl(raw: string, what: string, judge: UrlJudge['link']): URL {
  const verdict = judge(raw);
  if (verdict.ok) return verdict.url;
  throw new EmbedError(
    'INVALID_URL',
    `${what} is "${raw}", refused as ${verdict.refusal}. Give an absolute https: URL without credentials; http: works on loopback with allowHttpOnLoopback, and at private addresses with allowHttpOnPrivateNetwork.`,
  );
}
