/** An amount of goods in thousandths of its unit (millilitres for litres); always a safe integer. */
export type Thousandths = number;

/** Thrown for a quantity that is not positive, has fractions of a thousandth, or is not a safe integer. */
export class QuantityError extends Error {
  /** Stable code for programs. */
  readonly code = 'INVALID_QUANTITY';
  override readonly name = 'QuantityError';
}

/** Tolerance for binary floating point, too small for a real fourth decimal. */
const FLOAT_NOISE_THOUSANDTHS = 1e-4;

/**
 * Converts a wire quantity to thousandths.
 *
 * @param quantity decimal number of units, positive, at most three places.
 * @returns the same quantity in thousandths of a unit.
 * @throws QuantityError if it is not positive, not finite or has a fourth decimal place.
 */
export function thousandthsFromQuantity(quantity: number): Thousandths {
  const scaled = quantity * 1000;
  const thousandths = Math.round(scaled);
  if (!Number.isSafeInteger(thousandths) || thousandths <= 0) {
    throw new QuantityError(`${quantity} is not a quantity: expected a positive number.`);
  }
  if (Math.abs(scaled - thousandths) > FLOAT_NOISE_THOUSANDTHS) {
    throw new QuantityError(`${quantity} is too fine: expected at most three decimal places.`);
  }
  return thousandths;
}

/**
 * Converts thousandths to a wire quantity.
 *
 * @param thousandths thousandths of a unit.
 * @returns units as a decimal number.
 */
export function quantityFromThousandths(thousandths: Thousandths): number {
  return thousandths / 1000;
}
