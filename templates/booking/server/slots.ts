import type { Branch } from '../shared/booking.js';

const BOOKING_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** The times of the coming days at which a visit can begin, epoch milliseconds. */
export function slotTimes({ timeZone, utcOffset, opens, closes, minutes }: Branch, now: number): number[] {
  const length = minutes * 60_000;
  const days = Array.from({ length: BOOKING_DAYS }, (_, day) => {
    const date = new Intl.DateTimeFormat('sv', { timeZone }).format(now + day * DAY_MS);
    const midnight = Date.parse(`${date}T00:00:00${utcOffset}`);
    const count = Math.floor(((closes - opens) * 60) / minutes);
    return Array.from({ length: count }, (_, slot) => midnight + opens * 3_600_000 + slot * length);
  });
  return days.flat().filter((time) => time > now);
}
