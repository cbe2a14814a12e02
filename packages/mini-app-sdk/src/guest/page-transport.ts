import { guarded } from '../protocol/guarded.js';
import type { MessageTarget, PageWindow } from './page.js';
import type { Delivery, Transport } from './transport.js';

/** What differs between a page in a frame and a page in a WebView. */
export interface Wire extends Pick<Transport, 'kind' | 'id' | 'hostOrigin'> {
  /** Where messages arrive. */
  readonly targets: readonly MessageTarget[];
  /** Sends to the origin, or to whoever is there when it is null. */
  send(message: unknown, hostOrigin: string | null): void;
  /** Brings what arrives to the form of a message. */
  decode(data: unknown): unknown;
}

/**
 * Makes a transport of a page (docs/protocol.md, Whom the guest hears). With the host's origin unknown only the parent
 * window is heard, whatever its origin is, until the first valid `init` pins it.
 */
export function createPageTransport(page: PageWindow, wire: Wire): Transport {
  const refusal = ({ source, origin, isTrusted }: MessageEvent): Delivery['refusedFor'] => {
    // An event without a source is heard when a script dispatched it. A browser names no source either when a frame
    // posts and is removed at once, but that event is trusted, which a script's never is.
    const fromOwnPage = wire.hostOrigin !== null && source === null && !isTrusted;
    if (source !== (page.parent as unknown) && !fromOwnPage) return 'source';
    const allowed = [transport.hostOrigin ?? origin, page.location.origin, ''];
    return allowed.includes(origin) ? undefined : 'origin';
  };
  const read = (event: MessageEvent): Delivery => ({
    data: wire.decode(event.data),
    origin: event.origin,
    refusedFor: refusal(event),
  });

  const transport: Transport = {
    ...wire,
    post: (message) => wire.send(message, transport.hostOrigin),
    listen({ onDelivery, onRestored }) {
      const listening = new AbortController();
      let newest: Event | undefined;
      for (const target of wire.targets) {
        const onMessage = (event: Event) => {
          // One that was dispatched on the document and bubbles reaches the window as well: it counts once.
          if (event === newest) return;
          newest = event;
          // An event that a script made may have getters that throw; such a one says nothing to us.
          const delivery = guarded(() => read(event as MessageEvent), null);
          if (delivery) onDelivery(delivery);
        };
        target.addEventListener('message', onMessage, listening);
      }
      const onPageShow = (event: Event) => {
        if ((event as PageTransitionEvent).persisted) onRestored();
      };
      page.addEventListener('pageshow', onPageShow, listening);
      return () => listening.abort();
    },
  };
  return transport;
}
