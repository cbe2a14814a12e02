import { ID_PARAMETER } from '../protocol/constants.js';
import { MiniAppError } from './errors.js';
import { normalizeHostOrigin } from './host-origin.js';
import type { PageWindow } from './page.js';
import { createPageTransport } from './page-transport.js';
import type { Transport } from './transport.js';

/**
 * Chooses the transport by what is around the page.
 * @throws MiniAppError `NOT_EMBEDDED` when there is no host, `INVALID_OPTION` when `hostOrigin` is no origin.
 */
export function detectTransport(page: PageWindow | undefined, hostOrigin: string | undefined): Transport {
  const knownOrigin = hostOrigin === undefined ? hostOrigin : normalizeHostOrigin(hostOrigin);
  const id = page && new URL(page.location.href).searchParams.get(ID_PARAMETER);
  if (!id || (!page.ReactNativeWebView && page.parent === (page as unknown))) {
    throw new MiniAppError(
      'NOT_EMBEDDED',
      `No host or no "${ID_PARAMETER}" in the URL: open it in Invoicebox or the simulator.`,
    );
  }
  return createPageTransport(page, id, knownOrigin);
}
