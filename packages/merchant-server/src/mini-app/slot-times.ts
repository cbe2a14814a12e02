/** Slots of a place: the same every day, in its local time. */
export interface DailySlots {
  /** IANA time zone of the place. */
  timeZone: string;
  /** Hours of the local day between which visits take place. */
  opens: number;
  closes: number;
  /** Length of a slot. */
  minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How far the local time of a zone is ahead of UTC at a moment, milliseconds. */
function utcOffset(timeZone: string, moment: number): number {
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(moment);
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}

/** The moment at which the clocks of a zone show a time, given as if it were UTC. */
function momentOf(timeZone: string, local: number): number {
  const first = local - utcOffset(timeZone, local);
  // The offset may be another one at the moment itself.
  return local - utcOffset(timeZone, first);
}

/**
 * The beginnings of the slots that are still to come, epoch milliseconds.
 *
 * @param days how many local days, today included.
 */
export function slotTimes({ timeZone, opens, closes, minutes }: DailySlots, now: number, days: number): number[] {
  const today = Math.floor((now + utcOffset(timeZone, now)) / DAY_MS) * DAY_MS;
  const count = Math.floor(((closes - opens) * 60) / minutes);
  const times = Array.from({ length: days * count }, (_, index) => {
    const [day, slot] = [Math.floor(index / count), index % count];
    return momentOf(timeZone, today + day * DAY_MS + (opens * 60 + slot * minutes) * MINUTE_MS);
  });
  return times.filter((time) => time > now);
}
