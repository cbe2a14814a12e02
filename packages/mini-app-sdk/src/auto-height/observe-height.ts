import { createOscillationDetector } from './oscillation.js';
import { createRunawayDetector } from './runaway.js';
import { findViewportCss, nameOf } from './viewport-css.js';

/** Content that shrinks by this many CSS pixels or less keeps its height, so that rounding does not jitter. */
const DEAD_BAND_PX = 1;
/** A suspicious height is held back for several frames of an animation on a slow machine. */
const HOLD_MS = 100;

/**
 * Reports the height of an element's border box whenever it changes, in whole CSS pixels, at most once per animation
 * frame. Growth is always reported, so that nothing is cut off; shrinking only beyond 1 px. Elements out of the flow,
 * such as overlays, do not count.
 *
 * The element's height must follow from its content, not from the viewport (no `height: 100%`, no `vh`): the frame gets
 * the reported height, and an element that depends on it would change again. Such a feedback loop is detected; a warning
 * names the element and its CSS, and observing ends:
 * - if the height changes direction six times within a second, the larger height is reported last;
 * - if the element outgrows the frame each time the frame takes its height, but keeps its height while reports are held
 *   back for 100 ms, the height at which that began is reported last.
 *
 * @param onHeight gets the height in CSS pixels, e.g. `miniApp.height`.
 * @returns a function that stops observing.
 */
export function observeHeight(element: Element, onHeight: (px: number) => void): () => void {
  const oscillation = createOscillationDetector();
  const runaway = createRunawayDetector();
  let reported: number | null = null;
  let scheduled: number | null = null;
  let held: ReturnType<typeof setTimeout> | undefined;

  const measure = () => element.getBoundingClientRect().height;

  const stop = () => {
    observer.disconnect();
    removeEventListener('resize', onResize);
    if (scheduled !== null) cancelAnimationFrame(scheduled);
    scheduled = null;
    clearTimeout(held);
  };

  const giveUp = (what: string, lastPx: number) => {
    console.warn(explain(element, what));
    stop();
    if (lastPx !== reported) onHeight(lastPx);
  };

  const report = (heightPx: number, now: number) => {
    const px = Math.ceil(heightPx);
    if (reported !== null) {
      const delta = px - reported;
      if (delta <= 0 && -delta <= DEAD_BAND_PX) return;
      if (oscillation.add(delta, now)) return giveUp('goes up and down', Math.max(px, reported));
    }
    reported = px;
    onHeight(px);
  };

  /** Reports the height. A suspected runaway is held back first, to see whether the element keeps its height. */
  const handleHeight = (heightPx: number, now: number) => {
    if (held !== undefined) {
      endHold();
      runaway.moved();
    }
    const decision = runaway.add(heightPx);
    if (decision === 'runaway') giveUp('grows with the frame', runaway.startedAt);
    else if (decision === 'report') report(heightPx, now);
    else {
      held = setTimeout(() => {
        endHold();
        runaway.rested();
        report(heightPx, performance.now());
      }, HOLD_MS);
    }
  };

  const endHold = () => {
    clearTimeout(held);
    held = undefined;
  };

  // Runs before animation callbacks, so a change seen here was caused by the viewport.
  const onResize = () => {
    if (reported !== null) runaway.viewportChanged(innerHeight, reported, measure());
  };

  const observer = new ResizeObserver(() => {
    scheduled ??= requestAnimationFrame((now) => {
      scheduled = null;
      handleHeight(measure(), now);
    });
  });
  addEventListener('resize', onResize);
  observer.observe(element, { box: 'border-box' });
  return stop;
}

/** The warning of an element that depends on its frame. */
function explain(element: Element, what: string): string {
  const causes = findViewportCss(element).join(', ') || 'scripts and scrollbars: no CSS of this page shows why';
  return `The height of ${nameOf(element)} ${what} without end, so it depends on the frame's own height. Look at ${causes}. Observe an element without viewport units or percentages. Its height is no longer reported.`;
}
