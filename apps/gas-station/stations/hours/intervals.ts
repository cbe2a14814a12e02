/** Minutes from the start of a day: `from` is below 24 hours, `to` is later and at most 24 hours after `from`. */
export interface Interval {
  from: number;
  to: number;
}

export const DAY_MINUTES = 24 * 60;

/** Sorts intervals and joins those that touch or overlap. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.min(Math.max(last.to, to), last.from + DAY_MINUTES);
    else result.push({ from, to });
  }
  return result;
}

/** The intervals without the breaks. */
export function withoutBreaks(intervals: readonly Interval[], breaks: readonly Interval[]): Interval[] {
  return breaks.reduce<Interval[]>(
    (rest, pause) =>
      rest.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, pause.from) },
          { from: Math.max(from, pause.to), to },
        ].filter((part) => part.from < part.to),
      ),
    [...intervals],
  );
}
