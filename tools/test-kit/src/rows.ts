/** A figure with its target. A figure without a target is only reported, and its `ok` is true. */
export interface Row {
  name: string;
  value: number | string;
  unit: string;
  /** Empty for a figure that is only reported. */
  target: string;
  ok: boolean;
}

/** Rounds to four significant digits. Whole numbers stay unchanged. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/** A figure without a target, e.g. an absolute time or a count that explains other figures. */
export function reported(name: string, value: number | string, unit = ''): Row {
  return { name, value: typeof value === 'number' ? rounded(value) : value, unit, target: '', ok: true };
}

/** A figure that must not exceed a limit. NaN exceeds every limit. */
export function atMost(name: string, value: number, limit: number, unit = ''): Row {
  return { name, value: rounded(value), unit, target: `<= ${limit}`, ok: value <= limit };
}

/** A figure that must not be below a limit. NaN is below every limit. */
export function atLeast(name: string, value: number, limit: number, unit = ''): Row {
  return { name, value: rounded(value), unit, target: `>= ${limit}`, ok: value >= limit };
}

/** A value that must equal another one. */
export function exactly(name: string, value: number | string, expected: number | string, unit = ''): Row {
  return { name, value, unit, target: `= ${expected}`, ok: value === expected };
}

/** A statement that must be true. `seen` explains a failure. */
export function holds(name: string, ok: boolean, seen: string = ok ? 'holds' : 'broken'): Row {
  return { name, value: seen, unit: '', target: 'holds', ok };
}

/** A quantile: `share` 0.5 gives the median. NaN if there are no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
