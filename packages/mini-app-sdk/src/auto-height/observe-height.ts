import { createOscillationDetector } from './oscillation.js';

/** Content that shrinks by this many CSS pixels or less keeps its height, so that rounding does not jitter. */
const DEAD_BAND_PX = 1;

/**
 * Reports the height of an element's border box whenever it changes, in whole CSS pixels, at most once per animation
 * frame. Growth is reported always, so nothing is cut off; shrinking only beyond 1 px.
 *
 * Give an element whose height follows from its content, not from the viewport (no `height: 100%`, no `vh`): the frame
 * gets the reported height, and an element that depends on it would change again. Such an element is found out: when
 * the height changes its direction six times within a second, the greater one is reported, a warning names the element, and
 * observing ends.
 *
 * @param onHeight gets the height in CSS pixels, e.g. `miniApp.height`.
 * @returns a function that stops observing.
 */
export function observeHeight(element: Element, onHeight: (px: number) => void): () => void {
  const oscillation = createOscillationDetector();
  let reported: number | null = null;
  let scheduled: number | null = null;

  const stop = () => {
    observer.disconnect();
    if (scheduled !== null) cancelAnimationFrame(scheduled);
    scheduled = null;
  };

  const report = (px: number, now: number) => {
    const delta = px - (reported ?? 0);
    if (reported !== null && delta <= 0 && -delta <= DEAD_BAND_PX) return;
    if (reported !== null && oscillation.add(delta, now)) {
      console.warn(
        `The height of ${nameOf(element)} goes up and down without end, so it depends on the frame's own height. Observe an element without viewport units or percentages. Its height is no longer reported.`,
      );
      stop();
      if (delta < 0) return;
    }
    reported = px;
    onHeight(px);
  };

  const observer = new ResizeObserver(() => {
    scheduled ??= requestAnimationFrame((now) => {
      scheduled = null;
      report(Math.ceil(element.getBoundingClientRect().height), now);
    });
  });
  observer.observe(element, { box: 'border-box' });
  return stop;
}

/** The element as a selector would name it, e.g. `div#root.page`. */
function nameOf(element: Element): string {
  const id = element.id && `#${element.id}`;
  const classes = Array.from(element.classList, (name) => `.${name}`).join('');
  return `${element.localName}${id}${classes}`;
}
