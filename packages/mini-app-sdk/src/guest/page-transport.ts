import { decodeJson } from '../protocol/json.js';
import { tryCall } from '../protocol/try-call.js';
import { findHostOrigin } from './host-origin.js';
import type { PageWindow } from './page.js';
import type { Delivery, Transport } from './transport.js';

/**
 * The transport of a page. In a frame it exchanges objects with the parent window by `postMessage`, and over a port if
 * the host provides one. At top level in a React Native WebView it sends JSON to the application, and receives objects or
 * JSON as events on the window or the document (docs/protocol.md, Embedding).
 *
 * docs/protocol.md, Whom the guest hears, says which senders are accepted. While the host's origin is unknown, messages
 * of the parent window are accepted from any origin, until the first valid `init` pins it.
 *
 * @param knownOrigin the host's origin where the page knows it; otherwise it is found out. An application in whose
 *   WebView the page runs has no origin of its own: it speaks with the page's.
 */
export function createPageTransport(page: PageWindow, id: string, knownOrigin?: string): Transport {
  const { parent, location } = page;
  // Android puts the application's bridge into every frame of a page, so a frame's own host goes before it.
  const webView = parent === (page as unknown) ? page.ReactNativeWebView : undefined;
  const hostOrigin = knownOrigin ?? (webView ? location.origin : findHostOrigin(page));
  if (hostOrigin === null) console.warn('Unknown host: sending to "*". Set hostOrigin.');
  let port: MessagePort | undefined;

  const refusal = ({ source, origin, isTrusted }: MessageEvent): Delivery['refusedFor'] => {
    // An event without a source is heard when a script dispatched it. A browser names no source either when a frame
    // posts and is removed at once, but that event is trusted, which a script's never is.
    const fromOwnPage = hostOrigin !== null && source === null && !isTrusted;
    if (source !== (parent as unknown) && !fromOwnPage) return 'source';
    const allowed = [transport.hostOrigin ?? origin, location.origin, ''];
    return allowed.includes(origin) ? undefined : 'origin';
  };

  const transport: Transport = {
    kind: webView ? 'webview' : 'iframe',
    id,
    hostOrigin,
    post(message) {
      const { hostOrigin: origin } = transport;
      if (webView) webView.postMessage(JSON.stringify(message));
      // Not `init`, which asks for a new port: the one there is may have lost its other end while this page slept.
      else if (port && message.action !== 'init') port.postMessage(message);
      // "null" is the origin of a file or a sandboxed page; it can be compared but not addressed.
      else parent.postMessage(message, !origin || origin === 'null' ? '*' : origin);
    },
    listen(onDelivery, onRestored) {
      const listening = new AbortController();
      // In the capture phase the window also receives events on the document, exactly once, even if they do not bubble.
      const options = { signal: listening.signal, capture: Boolean(webView) };
      const read = (event: MessageEvent): Delivery => ({
        data: webView ? decodeJson(event.data) : event.data,
        origin: event.origin,
        refusedFor: refusal(event),
        openPort() {
          port = event.ports?.[0];
          // A listener among others, and never closed from here: every instance in this page got the same port.
          port?.addEventListener('message', ({ data }) => onDelivery({ data, origin: event.origin }), options);
          port?.start();
        },
      });
      const onMessage = (event: Event) => {
        // A script's event may have getters that throw; ignore it then.
        const delivery = tryCall(() => read(event as MessageEvent));
        if (delivery) onDelivery(delivery);
      };
      const onPageShow = (event: Event) => {
        if ((event as PageTransitionEvent).persisted) onRestored();
      };
      page.addEventListener('message', onMessage, options);
      page.addEventListener('pageshow', onPageShow, options);
      return () => listening.abort();
    },
  };
  return transport;
}
