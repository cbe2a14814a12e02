/**
 * What the mini-app may do in its sandbox, and no more:
 * - `allow-scripts`: it is an application.
 * - `allow-same-origin`: keeps its own origin, which is not the host's; without it the origin is opaque, so messages
 *   could not be addressed and its requests to its own server would be cross-origin.
 * - `allow-forms`: forms submit.
 * Left out on purpose: popups, because `link` asks the host, which checks the URL; top navigation, because `done` and
 * `checkout` do; modals and downloads, because no mini-app needs them inside a payment page.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms';

/** Nearest stations need the position; order numbers and access codes are copied. */
const ALLOW = 'geolocation; clipboard-write';

/** Makes a frame that fills the width of the container. */
export function createFrame(container: HTMLElement): HTMLIFrameElement {
  const frame = container.ownerDocument.createElement('iframe');
  frame.style.width = '100%';
  frame.style.border = '0';
  return frame;
}

/** Limits what the page in the frame may do. Takes effect with the next navigation of the frame. */
export function confine(frame: HTMLIFrameElement): void {
  frame.setAttribute('sandbox', SANDBOX);
  frame.setAttribute('allow', ALLOW);
}

/**
 * The CSS `height` that gives the page in the frame a viewport of that height, in CSS pixels. With `border-box`, which many
 * host pages set for all elements, borders and padding are part of it.
 */
export function heightFor(frame: HTMLIFrameElement, viewportPx: number): number {
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
  if (style?.boxSizing !== 'border-box') return viewportPx;
  const edges = [style.borderTopWidth, style.paddingTop, style.paddingBottom, style.borderBottomWidth];
  return edges.reduce((sum, edge) => sum + (Number.parseFloat(edge) || 0), viewportPx);
}
