import { EmbedError } from './errors.js';
import { createFrame } from './frame.js';
import { FrameSession } from './frame-session.js';
import type { EmbedOptions, HostSession } from './host-session.js';
import { createUrlJudge, requireUrl } from './url-policy.js';

/**
 * Embeds a mini-app in a sandboxed frame and talks with it (docs/protocol.md).
 *
 * @example
 * const session = embedMiniApp({
 *   container,
 *   url: 'https://lounge.example/',
 *   initialData,
 *   policy: { paymentPages: ['https://pay.invoicebox.ru/'] },
 *   onCheckout: (paymentUrl) => location.assign(paymentUrl),
 * });
 *
 * @throws EmbedError when the host's own options are wrong; a guest's mistakes go to the observer.
 */
export function embedMiniApp(options: EmbedOptions): HostSession {
  const urls = createUrlJudge(options.policy);
  const url = requireUrl(options.url, "The mini-app's URL", urls.link);
  const { ownerDocument } = options.frame ?? options.container;
  const page = ownerDocument.defaultView;
  if (!page) {
    throw new EmbedError(
      'INVALID_OPTION',
      'The frame or container is in a document without a window. Use one on the page.',
    );
  }
  if (url.origin === page.location.origin) {
    throw new EmbedError(
      'SAME_ORIGIN',
      `The mini-app is on the host's own origin ${url.origin}, where it could lift its own sandbox. Serve it from another one.`,
    );
  }
  const frame = options.frame ?? createFrame(options.container);
  return new FrameSession(options, { page, frame, url, urls });
}
