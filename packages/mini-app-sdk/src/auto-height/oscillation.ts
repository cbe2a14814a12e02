/** Changes of direction within the window that no content makes for a reader's sake. */
const MAX_ALTERNATIONS = 6;
/** Milliseconds in which the changes of direction are counted. */
const WINDOW_MS = 1000;

/** Watches a value for going up and down without end. */
export interface OscillationDetector {
  /**
   * Takes the next change.
   * @param delta by how much the value changes; not 0.
   * @param at milliseconds on a clock that never goes back.
   * @returns true when the value has changed its direction six times within a second.
   */
  add(delta: number, at: number): boolean;
}

export function createOscillationDetector(): OscillationDetector {
  let direction = 0;
  let alternations: number[] = [];
  return {
    add(delta, at) {
      const previous = direction;
      direction = Math.sign(delta);
      if (previous === 0 || direction === previous) return false;
      alternations = [...alternations.filter((time) => at - time < WINDOW_MS), at];
      return alternations.length >= MAX_ALTERNATIONS;
    },
  };
}
