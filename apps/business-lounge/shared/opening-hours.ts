import { addDays, localTimeAt, momentOf } from './local-time.js';
import type { Lounge, OpeningHours, Procedure } from './lounge.js';

/** Epoch milliseconds. */
export interface Period {
  from: number;
  to: number;
}

const HOUR_MS = 3_600_000;
/** Shorter visits are not sold. */
export const MIN_VISIT_MS = 30 * 60_000;

export function isAroundTheClock({ opens, closes }: OpeningHours): boolean {
  return opens === closes;
}

/** The opening period that begins on a local date. */
function openPeriod({ opens, closes }: OpeningHours, date: string, timeZone: string): Period | undefined {
  const lastDate = closes <= opens ? addDays(date, 1) : date;
  const from = momentOf({ date, time: opens }, timeZone);
  const to = momentOf({ date: lastDate, time: closes }, timeZone);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The opening periods that overlap a period, oldest first. */
function openPeriods(hours: OpeningHours, { from, to }: Period, timeZone: string): Period[] {
  const periods: Period[] = [];
  const lastDate = localTimeAt(to, timeZone).date;
  for (let date = addDays(localTimeAt(from, timeZone).date, -1); date <= lastDate; date = addDays(date, 1)) {
    const period = openPeriod(hours, date, timeZone);
    if (period && period.to > from && period.from < to) periods.push(period);
  }
  return periods;
}

/**
 * When the lounge can be used for a flight: before a departure or after an arrival, within the longest stay and the opening
 * hours.
 *
 * @param flightAt epoch milliseconds.
 * @param timeZone IANA time zone of the airport.
 * @returns undefined if it is open for less than half an hour.
 */
export function visitPeriod(
  lounge: Pick<Lounge, 'hours' | 'stayHours'>,
  procedure: Procedure,
  flightAt: number,
  timeZone: string,
): Period | undefined {
  const stay = lounge.stayHours * HOUR_MS;
  const wanted =
    procedure === 'departure' ? { from: flightAt - stay, to: flightAt } : { from: flightAt, to: flightAt + stay };
  if (isAroundTheClock(lounge.hours)) return wanted;
  const visits = openPeriods(lounge.hours, wanted, timeZone)
    .map(({ from, to }) => ({ from: Math.max(from, wanted.from), to: Math.min(to, wanted.to) }))
    .filter(({ from, to }) => to - from >= MIN_VISIT_MS);
  // The one nearest to the flight.
  return procedure === 'departure' ? visits.at(-1) : visits[0];
}

/** Whether the lounge is open at a moment. */
export function isOpenAt(hours: OpeningHours, moment: number, timeZone: string): boolean {
  return isAroundTheClock(hours) || openPeriods(hours, { from: moment, to: moment + 1 }, timeZone).length > 0;
}
