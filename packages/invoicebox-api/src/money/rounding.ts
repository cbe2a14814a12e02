/** How a fraction is rounded to an integer; `half…` rounds to the nearest and says where a tie goes. */
export type RoundingMode = 'floor' | 'ceil' | 'halfUp' | 'halfDown';

/**
 * Divides and rounds in integers, free of floating-point error.
 *
 * @param numerator zero or positive.
 * @param denominator positive.
 * @param mode the rounding mode.
 * @returns the rounded quotient.
 */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const twice = remainder * 2n;
  const up =
    mode === 'ceil' || (mode === 'halfUp' && twice >= denominator) || (mode === 'halfDown' && twice > denominator);
  return up ? quotient + 1n : quotient;
}
