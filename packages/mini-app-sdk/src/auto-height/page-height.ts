/** Fractions of a pixel that an engine's arithmetic leaves over. */
const ROUNDING_PX = 0.01;

/** A height that was measured exactly, in CSS pixels of the document. */
interface ExactHeight {
  readonly px: number;
  /** Where the flow of the page ends. */
  readonly flowPx: number;
  /** Where its lowest element ends. */
  readonly lowestPx: number;
}

/** How high the viewport must be for all of a page to be seen without scrolling. */
export interface PageHeight {
  /** The height in whole CSS pixels. */
  measure(): number;
  /**
   * Settles for a height at which the page can still be scrolled, because it is always a little higher than the viewport.
   * As much overflow as there is now is ignored; more is content.
   */
  settleAt(px: number): void;
}

/**
 * Measures a page. What overflows the viewport is measured by the engine itself, exactly. Of a page that fits, the engine
 * tells the viewport's own height. Then the end of the flow counts, if it is above the viewport's. Where it is not, elements
 * may fill the viewport (`height: 100%`, `100vh`), or the page fits exactly: then the lowest element counts, with as much
 * below it as there was when the height was last exact.
 *
 * @param element the content. Where it is inside of an element that scrolls in place of the page, or is one, all of it counts.
 */
export function createPageHeight(element: Element): PageHeight {
  const page = element.ownerDocument;
  const root = page.documentElement;
  let exact: ExactHeight | null = null;
  let lastExcessPx = 0;
  let ignoredPx = 0;
  let settledPx = Number.POSITIVE_INFINITY;

  const fittingHeight = (flowPx: number, clientHeight: number, lowestPx: number): number => {
    const lastPx = lowestPx + (exact ? exact.px - exact.lowestPx : 0);
    if (flowPx >= clientHeight) return lastPx;
    // Content below the flow, such as a list of suggestions. A page that has had none needs no more than its flow.
    if (exact && exact.px > exact.flowPx + 1 && lastPx > flowPx) return lastPx;
    exact = { px: flowPx, flowPx, lowestPx };
    return flowPx;
  };

  const measureContent = (): number => {
    const { scrollHeight, clientHeight, scrollTop } = page.scrollingElement ?? root;
    const flowPx = root.getBoundingClientRect().bottom + scrollTop + pixels(getComputedStyle(root).marginBottom);
    const scrollers = scrollersAround(element);
    const lowestPx = lowestEdge(page.body, scrollers) + scrollTop;
    const contentPx = scrollers.reduce((sum, inner) => sum + inner.scrollHeight - inner.clientHeight, scrollHeight);
    const excessPx = contentPx - clientHeight;
    lastExcessPx = excessPx;
    if (excessPx <= 0) ignoredPx = 0;
    if (excessPx > ignoredPx) {
      exact = { px: contentPx, flowPx, lowestPx };
      settledPx = Number.POSITIVE_INFINITY;
      // The engine rounds to the nearest pixel; the flow knows the fraction.
      return flowPx - contentPx < 1 ? Math.max(contentPx, flowPx) : contentPx;
    }
    return Math.min(fittingHeight(flowPx, clientHeight, lowestPx), clientHeight, settledPx);
  };

  return {
    measure: () => Math.ceil(measureContent() - ROUNDING_PX) + scrollbarHeight(page),
    settleAt(px) {
      ignoredPx = lastExcessPx;
      settledPx = px;
    },
  };
}

/** The height of the page's horizontal scrollbar, if it takes space. */
function scrollbarHeight(page: Document): number {
  return Math.max(innerHeight - (page.scrollingElement ?? page.documentElement).clientHeight, 0);
}

/** The elements that scroll and hold the content, or are it, the innermost first. The root and the body scroll the page. */
function scrollersAround(element: Element): Element[] {
  const scrollers: Element[] = [];
  for (let node: Element | null = element; node?.parentElement?.closest('body'); node = node.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) scrollers.push(node);
  }
  return scrollers;
}

/**
 * The lowest edge of the elements inside another, in CSS pixels of the viewport. Without what does not scroll with the page,
 * and without what is clipped, except for the content of the scrollers.
 */
function lowestEdge(parent: Element, scrollers: readonly Element[]): number {
  let lowest = 0;
  for (const child of parent.children) {
    const { position, overflowY } = getComputedStyle(child);
    if (scrollers.includes(child)) lowest = Math.max(lowest, lowestEdge(child, scrollers) + child.scrollTop);
    else if (position !== 'fixed') {
      const inside = overflowY === 'visible' ? lowestEdge(child, scrollers) : 0;
      lowest = Math.max(lowest, child.getBoundingClientRect().bottom, inside);
    }
  }
  return lowest;
}

/** A computed length in CSS pixels; 0 where it is none. */
function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}
