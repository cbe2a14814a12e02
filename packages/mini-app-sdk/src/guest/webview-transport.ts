import { decodeJson } from '../protocol/json.js';
import type { PageWindow } from './page.js';
import { createPageTransport } from './page-transport.js';
import type { Transport } from './transport.js';

/**
 * The transport of a page in a React Native WebView: JSON to the application; from it objects or JSON, dispatched by a
 * script in the page on the window or on the document (docs/protocol.md, Embedding).
 * @param knownOrigin one more origin to hear, beside the page's own and the empty one.
 */
export function createWebViewTransport(page: PageWindow, id: string, knownOrigin?: string): Transport {
  return createPageTransport(page, {
    kind: 'webview',
    id,
    // The application has no origin of its own: it speaks with the page's.
    hostOrigin: knownOrigin ?? page.location.origin,
    targets: [page, page.document],
    decode: decodeJson,
    send: (message) => page.ReactNativeWebView?.postMessage(JSON.stringify(message)),
  });
}
