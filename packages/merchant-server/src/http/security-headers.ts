import type { MiddlewareHandler } from 'hono';

/** Who may always embed a mini-app (docs/protocol.md, Embedding). */
const INVOICEBOX_ANCESTORS = ["'self'", '*.invoicebox.ru'];

/** What no page of a mini-app needs. A place and a camera (to scan a code) stay the page's own, and no frame's within it. */
const PERMISSIONS = [
  'geolocation=(self)',
  'camera=(self)',
  ...['bluetooth', 'display-capture', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'].map(
    (name) => `${name}=()`,
  ),
].join(', ');

/**
 * Headers that let Invoicebox embed the pages and nobody else, and let the pages load nothing but their own.
 *
 * @param frameAncestors further origins that may embed, for instance a simulator's.
 * @param isSecure whether browsers reach this server by https: then they are told to use nothing else for a year.
 * @param imageSources further origins of pictures, for instance a tile server's.
 */
export function securityHeaders(
  frameAncestors: readonly string[],
  isSecure: boolean,
  imageSources: readonly string[] = [],
): MiddlewareHandler {
  const policy = [
    "default-src 'self'",
    `img-src ${["'self'", 'data:', ...imageSources].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${[...INVOICEBOX_ANCESTORS, ...frameAncestors].join(' ')}`,
  ].join('; ');
  return async (context, next) => {
    // Before the answer is made: one that is made already would be made anew. A page with another policy, the till, replaces
    // this one.
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    context.header('Permissions-Policy', PERMISSIONS);
    // Openers get no window handle of this page; a popup that it opens, such as a payment page, keeps its opener.
    context.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (isSecure) context.header('Strict-Transport-Security', 'max-age=31536000');
    await next();
  };
}
