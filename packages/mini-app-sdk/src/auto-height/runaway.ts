/** So many times in a row the element outgrows the frame as it takes its height, before that is looked into. */
const SUSPICIOUS_CHASES = 8;
/** So many times the element has to rest while the frame does and grow when it does, to be proven a runaway. */
const PROVEN_CHASES = 3;

/** What to do with a height. */
type Verdict = 'report' | 'hold' | 'runaway';

/**
 * Watches for an element that grows because its frame does, for instance one of `100vh` with a margin around. An
 * animation may look the same for a while. So what is suspected is put to the test: the height is held back for a
 * moment, in which the frame stays as it is, and content that grows by itself goes on growing.
 */
export interface RunawayDetector {
  /**
   * Takes what is seen at the moment when the viewport has changed its height; all in CSS pixels.
   * @param reportedPx the height that was reported last.
   * @param heightPx the height of the element now.
   */
  viewportChanged(viewportPx: number, reportedPx: number, heightPx: number): void;
  /**
   * Takes the height of the element an animation frame after it has changed.
   * @returns whether to report it, to hold it back for a moment and tell `rested` or `moved` after it, or to give up.
   */
  add(heightPx: number): Verdict;
  /** The element has kept its height while it was held back. */
  rested(): void;
  /** The element has changed while its height was held back: it does so by itself. */
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
    add(heightPx: number): Verdict {
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
