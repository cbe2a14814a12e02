import { tryCall } from '../protocol/try-call.js';
import { MiniAppError } from './errors.js';
import type { PageWindow } from './page.js';

/** The origin of a URL, or null where it has none that a message can be addressed to. */
function originOf(url: string | undefined): string | null {
  const origin = tryCall(() => new URL(`${url}`).origin, 'null');
  return origin === 'null' ? null : origin;
}

/**
 * Brings the `hostOrigin` option to the form that browsers compare.
 * @throws MiniAppError `INVALID_OPTION` when it is not the URL of an origin.
 */
export function normalizeHostOrigin(option: string): string {
  const origin = originOf(option);
  if (origin) return origin;
  throw new MiniAppError('INVALID_OPTION', `Wrong hostOrigin: ${option}`);
}

/**
 * The origin of the page that embeds this one, or null if it is unknown (docs/protocol.md, The host's origin).
 * Where the engine lists the ancestors and hides this one, the referrer is not asked: it can name someone else.
 */
export function findHostOrigin(page: PageWindow): string | null {
  const { ancestorOrigins, origin } = page.location;
  if (ancestorOrigins?.length) return originOf(ancestorOrigins[0]);
  const referrer = originOf(page.document.referrer);
  // After a navigation inside the frame the referrer is the mini-app itself.
  return referrer === origin ? null : referrer;
}
