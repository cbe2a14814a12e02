/** One figure with its target. A figure without a target is only reported, and `ok` is true. */
export interface Row {
  name: string;
  value: number | string;
  unit: string;
  /** Empty for a figure that is only reported. */
  target: string;
  ok: boolean;
}

/** Four significant digits are enough for a reader; whole numbers stay whole. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/** A figure without a target: absolute times and counts that explain the others. */
export function reported(name: string, value: number | string, unit = ''): Row {
  return { name, value: typeof value === 'number' ? rounded(value) : value, unit, target: '', ok: true };
}

/** A figure that must not be above a limit. NaN is above every limit. */
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

/** A statement that is true or not. `seen` explains a failure. */
export function holds(name: string, ok: boolean, seen: string = ok ? 'holds' : 'broken'): Row {
  return { name, value: seen, unit: '', target: 'holds', ok };
}

/** The value that a share of the values does not exceed: 0.5 is the median. NaN where there are no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
