import { createOscillationDetector } from './oscillation.js';
import { createPageHeight } from './page-height.js';
import { createRunawayDetector } from './runaway.js';
import { findViewportCss, nameOf } from './viewport-css.js';

/** Content that shrinks by this many CSS pixels or less keeps its height, so that rounding does not jitter. */
const DEAD_BAND_PX = 1;
/** A suspicious height is held back for several frames of an animation on a slow machine. */
const HOLD_MS = 100;

/** Changes of the page that can change its height. */
const ANY_CHANGE: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true };

/**
 * Reports how high the frame must be for all of the page to be seen without scrolling, whenever that changes: in whole CSS
 * pixels, at most once per animation frame. Margins, siblings of the element and a horizontal scrollbar count; what is
 * `position: fixed` does not. Growth is always reported, so that nothing is cut off; shrinking only beyond 1 px.
 *
 * The page's height must follow from its content. Where it depends on the frame's own height and can never fit, e.g. by
 * `100vh` inside margins, a warning names the element and the CSS, once:
 * - if the height changes direction six times within a second, the frame keeps the larger one and only grows;
 * - if the page outgrows the frame each time the frame takes its height, but keeps its height while reports are held back
 *   for 100 ms, the frame keeps the height at which that began, and grows when the content itself does.
 *
 * @param element the mini-app's content, `document.body` for instance. Warnings name it.
 * @param onHeight gets the height in CSS pixels, e.g. `miniApp.height`.
 * @returns a function that stops observing.
 */
export function observeHeight(element: Element, onHeight: (px: number) => void): () => void {
  const page = element.ownerDocument;
  const height = createPageHeight(element);
  const oscillation = createOscillationDetector();
  const runaway = createRunawayDetector();
  let measured: number | null = null;
  let reported: number | null = null;
  let onlyGrows = false;
  let hasWarned = false;
  let scheduled: number | null = null;
  let held: ReturnType<typeof setTimeout> | undefined;

  const warn = (what: string, consequence: string) => {
    if (!hasWarned) console.warn(`${explain(element, what)} ${consequence}`);
    hasWarned = true;
  };

  const tell = (px: number) => {
    if (px === reported) return;
    reported = px;
    onHeight(px);
  };

  const report = (px: number, now: number) => {
    const delta = px - (reported ?? px);
    if (delta < 0 && (onlyGrows || -delta <= DEAD_BAND_PX)) return;
    if (delta === 0 || onlyGrows || !oscillation.add(delta, now)) return tell(px);
    onlyGrows = true;
    warn('goes up and down', 'The frame keeps the larger height.');
    tell(Math.max(px, reported ?? px));
  };

  const settle = () => {
    warn('grows with the frame', 'The frame keeps the height before that.');
    height.settleAt(runaway.startedAt);
    tell(runaway.startedAt);
    runaway.moved();
  };

  /** Reports the height. A suspected runaway is held back first, to see whether the page keeps its height. */
  const handleHeight = (px: number, now: number) => {
    if (held !== undefined) {
      endHold();
      runaway.moved();
    }
    const decision = runaway.add(px);
    if (decision === 'runaway') settle();
    else if (decision === 'report') report(px, now);
    else {
      held = setTimeout(() => {
        endHold();
        runaway.rested();
        report(px, performance.now());
      }, HOLD_MS);
    }
  };

  const endHold = () => {
    clearTimeout(held);
    held = undefined;
  };

  const schedule = () => {
    scheduled ??= requestAnimationFrame((now) => {
      scheduled = null;
      const px = height.measure();
      if (px === measured) return;
      measured = px;
      handleHeight(px, now);
    });
  };

  // Runs before animation callbacks, so a change seen here was caused by the viewport.
  const onResize = () => {
    if (reported !== null) runaway.viewportChanged(innerHeight, reported, height.measure());
    schedule();
  };

  const sizes = new ResizeObserver(schedule);
  const changes = new MutationObserver(schedule);
  const listening = new AbortController();
  addEventListener('resize', onResize, { signal: listening.signal });
  // An image, wherever it is. `load` does not bubble.
  page.addEventListener('load', schedule, { signal: listening.signal, capture: true });
  changes.observe(page, ANY_CHANGE);
  for (const box of new Set([page.documentElement, page.body, element])) sizes.observe(box, { box: 'border-box' });

  return () => {
    listening.abort();
    sizes.disconnect();
    changes.disconnect();
    if (scheduled !== null) cancelAnimationFrame(scheduled);
    scheduled = null;
    endHold();
  };
}

/** What is wrong with a page that depends on its frame, and the CSS that does it. */
function explain(element: Element, what: string): string {
  const places = [element, element.ownerDocument.documentElement];
  const causes = places.map((place) => findViewportCss(place).join(', ')).find((css) => css !== '');
  const where = causes ?? 'scripts and scrollbars: no CSS of this page shows why';
  return `The page around ${nameOf(element)} ${what} without end, so it depends on the frame's own height. Look at ${where}. Do without viewport units and percentages of the height.`;
}
