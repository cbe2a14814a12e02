/** What a page reports of itself. All lengths are in CSS pixels. */
export interface Seen {
  /** Identifies this run of a page. */
  readonly run: string;
  /** Counts the reports of a run. */
  readonly number: number;
  /** True when the page's script has ended and everything is loaded. */
  readonly done: boolean;
  /** The height of the viewport, with a scrollbar. */
  readonly viewportPx: number;
  /** The height of the viewport, without a scrollbar. */
  readonly visiblePx: number;
  /** The height of all that can be scrolled to. */
  readonly scrollPx: number;
  /** Where `#end` ends. */
  readonly endPx: number;
  /** Reported heights, oldest first. */
  readonly heights: readonly number[];
  readonly warnings: readonly string[];
}
