import { findHostOrigin } from './host-origin.js';
import type { PageWindow } from './page.js';
import { createPageTransport } from './page-transport.js';
import type { Transport } from './transport.js';

/**
 * The transport of a page in a frame: objects by `postMessage` to and from the parent window.
 * @param knownOrigin the host's origin where the page knows it; otherwise it is found out.
 */
export function createIframeTransport(page: PageWindow, id: string, knownOrigin?: string): Transport {
  const hostOrigin = knownOrigin ?? findHostOrigin(page);
  if (hostOrigin === null) console.warn('Unknown host: sending to "*". Set hostOrigin.');
  return createPageTransport(page, {
    kind: 'iframe',
    id,
    hostOrigin,
    targets: [page],
    decode: (data) => data,
    // "null" is the origin of a file or a sandboxed page; it can be compared but not addressed.
    send: (message, origin) => page.parent.postMessage(message, !origin || origin === 'null' ? '*' : origin),
  });
}
