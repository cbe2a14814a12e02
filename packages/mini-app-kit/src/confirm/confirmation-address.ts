import { addressOf } from '../router/address.js';

/**
 * The address of the confirmation of a selection.
 *
 * @param selection for `POST /api/quotes`. It travels in the fragment: it survives a reload and stays out of logs.
 * @param seen the price that the selection's screen showed, kopecks: a unit price with `ConfirmOptions.unitPriceOf`, otherwise
 *   the total. The confirmation shows a notice if its own price differs.
 */
export function confirmationAddress(selection: unknown, seen?: number): string {
  return addressOf('/confirm', { seen: seen === undefined ? undefined : String(seen) }, selection);
}

/** The price that was seen, kopecks; null for anything but a whole number. */
export function readSeenPrice(query: URLSearchParams): number | null {
  const text = query.get('seen') ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
