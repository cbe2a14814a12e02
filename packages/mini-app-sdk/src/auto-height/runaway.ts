/** A runaway is suspected after the element has outgrown the resized frame this many times in a row. */
const SUSPICIOUS_CHASES = 8;
/** A runaway is proven after the element has rested with the frame and grown with it this many times. */
const PROVEN_CHASES = 3;

/** What to do with a height. */
type HeightDecision = 'report' | 'hold' | 'runaway';

/**
 * Detects an element that grows because its frame does, for instance one of `100vh` with a margin. An animation can
 * look the same, so a suspected runaway is tested: its height is held back for a moment and the frame keeps its size;
 * content that grows by itself continues to grow.
 */
export interface RunawayDetector {
  /**
   * Call it when the viewport's height has changed. All values are CSS pixels.
   * @param reportedPx the height that was reported last.
   * @param heightPx the height of the element now.
   */
  viewportChanged(viewportPx: number, reportedPx: number, heightPx: number): void;
  /**
   * Call it an animation frame after the element's height has changed.
   * @returns whether to report the height, to hold it back and then call `rested` or `moved`, or to give up.
   */
  add(heightPx: number): HeightDecision;
  /** The element has kept its height while it was held back. */
  rested(): void;
  /** The element has changed while its height was held back, so it changes by itself. */
  moved(): void;
  /** The height in CSS pixels from which the growth started. */
  readonly startedAt: number;
}

export function createRunawayDetector(): RunawayDetector {
  let chases = 0;
  let proven = 0;
  /** What the element has grown to as the viewport took its height; null where it has not. */
  let chasePx: number | null = null;
  const calm = () => {
    chases = 0;
    proven = 0;
    chasePx = null;
  };
  const detector = {
    startedAt: 0,
    viewportChanged(viewportPx: number, reportedPx: number, heightPx: number) {
      chasePx = viewportPx === reportedPx && heightPx > reportedPx ? heightPx : null;
      if (chasePx === null) calm();
      else if (chases === 0) detector.startedAt = reportedPx;
    },
    add(heightPx: number): HeightDecision {
      if (heightPx !== chasePx) calm();
      else {
        chases += 1;
        chasePx = null;
      }
      if (proven >= PROVEN_CHASES) return 'runaway';
      return chases < SUSPICIOUS_CHASES ? 'report' : 'hold';
    },
    rested() {
      proven += 1;
    },
    moved: calm,
  };
  return detector;
}
