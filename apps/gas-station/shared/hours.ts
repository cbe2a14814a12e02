/** A time of day in the station's own time zone, such as `07:00`; `24:00` is the end of a day. */
export type ClockTime = `${string}:${string}`;

/** Days from Monday, 0, to Sunday, 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/**
 * Whether a station is open now. Only a closed station has a time at which it opens, so that nothing can be «closed until
 * 24/7».
 */
export type OpenStatus =
  /** Every hour of every day. */
  | { state: 'round_the_clock' }
  /** `until` is null if it stays open for the next 24 hours. */
  | { state: 'open'; until: ClockTime | null }
  /** `opens` is null if it does not open within a week; `day` is null for today. */
  | { state: 'closed'; opens: { day: Weekday | null; time: ClockTime } | null }
  /** Closed by its network for now, whatever its hours. */
  | { state: 'closed_for_now' }
  /** The hours are not known. */
  | { state: 'unknown' };

/** When a station is open on one day: none if it is closed; a time past midnight belongs to the day that it began on. */
export type DayHours = ReadonlyArray<readonly [opens: ClockTime, closes: ClockTime]>;

/** The hours of a week. */
export interface WeekHours {
  /** From Monday to Sunday. */
  days: readonly DayHours[];
  /** On public holidays; null if they are days like others. */
  holidays: DayHours | null;
  /** The day at the station now. */
  today: Weekday;
}

/** Whether a station sells now, as far as its hours tell: unknown hours may be open. */
export function isClosed({ state }: OpenStatus): boolean {
  return state === 'closed' || state === 'closed_for_now';
}
