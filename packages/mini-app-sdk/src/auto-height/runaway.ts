/** So many times in a row the element outgrows the frame because the frame has taken its height. */
const MAX_CHASES = 8;

/**
 * Watches for an element that grows because its frame does, for instance one of `100vh` with a margin around. Content
 * that grows by itself is told from it: that also grows in a frame in which the viewport stays as it is.
 */
export interface RunawayDetector {
  /**
   * Takes what is seen at the moment when the viewport has changed its height; all in CSS pixels.
   * @param reportedPx the height that was reported last.
   * @param heightPx the height of the element now.
   */
  viewportChanged(viewportPx: number, reportedPx: number, heightPx: number): void;
  /**
   * Takes the height of the element an animation frame after it has changed, before it is reported.
   * @returns the height from which the growth started, when the element has been running away; otherwise null.
   */
  add(heightPx: number): number | null;
}

export function createRunawayDetector(): RunawayDetector {
  let chases = 0;
  let startedAt = 0;
  /** What the element has grown to as the viewport took its height; null where it has not. */
  let chasePx: number | null = null;
  return {
    viewportChanged(viewportPx, reportedPx, heightPx) {
      chasePx = viewportPx === reportedPx && heightPx > reportedPx ? heightPx : null;
      if (chasePx === null) chases = 0;
      else if (chases === 0) startedAt = reportedPx;
    },
    add(heightPx) {
      chases = heightPx === chasePx ? chases + 1 : 0;
      chasePx = null;
      return chases < MAX_CHASES ? null : startedAt;
    },
  };
}
