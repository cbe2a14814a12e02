/** Applies the heights that a guest asks for. */
export interface FrameHeight {
  /** Takes a height in CSS pixels; the newest one is applied in the next animation frame. */
  request(px: number): void;
  /** Forgets a height that has not been applied. */
  cancel(): void;
}

/**
 * Limits heights to [0, maxHeight] and applies at most one per animation frame, so that a guest that asks without end
 * costs one layout a frame.
 * @param apply gets the height in CSS pixels.
 */
export function createFrameHeight(
  page: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'>,
  maxHeight: number,
  apply: (px: number) => void,
): FrameHeight {
  let wanted = 0;
  let scheduled: number | null = null;
  return {
    request(px) {
      wanted = Math.min(Math.max(px, 0), maxHeight);
      scheduled ??= page.requestAnimationFrame(() => {
        scheduled = null;
        apply(wanted);
      });
    },
    cancel() {
      if (scheduled !== null) page.cancelAnimationFrame(scheduled);
      scheduled = null;
    },
  };
}
