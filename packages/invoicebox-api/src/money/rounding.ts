/** A rounding of an exact fraction to a whole number; "half" names where exactly half goes. */
export type RoundingMode = 'floor' | 'ceil' | 'halfUp' | 'halfDown';

/**
 * Divides and rounds without leaving whole numbers, so that no result depends on binary fractions.
 *
 * @param numerator any whole number, zero or positive.
 * @param denominator a positive whole number.
 * @param mode where the remainder goes.
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
