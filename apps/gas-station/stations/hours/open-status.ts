import type { DayHours, OpenStatus, Weekday, WeekHours } from '../../shared/hours.js';
import { clockTime, isWholeDay } from './format-hours.js';
import { DAY_MINUTES, type Interval, joined } from './intervals.js';
import { type Hours, parseHours } from './parse-hours.js';
import { isPublicHoliday } from './public-holidays.js';
import { type LocalTime, localTime } from './time-zone.js';

/** Days looked ahead for the next opening. */
const DAYS_AHEAD = 7;
const MS_PER_DAY = 86_400_000;

const parsed = new Map<string, Hours | null>();

/** The hours of a station, parsed once: many stations have the same ones. */
export function hoursOf(text: string | null): Hours | null {
  if (text === null) return null;
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const hours = parseHours(text);
  parsed.set(text, hours);
  return hours;
}

/** The hours on a day before or after a local date. */
function hoursOn({ days, holidays }: Hours, { year, month, day }: LocalTime, offset: number): readonly Interval[] {
  const date = new Date(Date.UTC(year, month - 1, day) + offset * MS_PER_DAY);
  if (holidays !== null && isPublicHoliday(date.getUTCMonth() + 1, date.getUTCDate())) return holidays;
  return days[weekdayOf(date)] ?? [];
}

/** @param date at midnight UTC. */
const weekdayOf = (date: Date) => ((date.getUTCDay() + 6) % 7) as Weekday;

const weekdayAt = ({ year, month, day }: LocalTime, offset = 0) =>
  weekdayOf(new Date(Date.UTC(year, month - 1, day) + offset * MS_PER_DAY));

/** The intervals around a local time, in minutes from the start of its day; those that touch are one. */
function timeline(hours: Hours, local: LocalTime): Interval[] {
  const all: Interval[] = [];
  for (let offset = -1; offset <= DAYS_AHEAD; offset += 1) {
    const start = offset * DAY_MINUTES;
    for (const { from, to } of hoursOn(hours, local, offset)) all.push({ from: from + start, to: to + start });
  }
  return all.sort((a, b) => a.from - b.from).reduce<Interval[]>(appended, []);
}

function appended(intervals: Interval[], { from, to }: Interval): Interval[] {
  const last = intervals.at(-1);
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else intervals.push({ from, to });
  return intervals;
}

/**
 * Whether a station is open by its hours.
 *
 * @param hours as stored; null if unknown.
 * @param timeZone IANA time zone of the station.
 * @param at epoch milliseconds.
 */
export function openStatus(hours: string | null, timeZone: string, at: number): OpenStatus {
  const week = hoursOf(hours);
  if (week === null) return { state: 'unknown' };
  if (week.holidays === null && week.days.every(isWholeDay)) return { state: 'round_the_clock' };
  const local = localTime(timeZone, at);
  const intervals = timeline(week, local);
  const current = intervals.find(({ from, to }) => from <= local.minute && local.minute < to);
  if (current) {
    const isSoon = current.to - local.minute <= DAY_MINUTES;
    return { state: 'open', until: isSoon ? clockTime(current.to % DAY_MINUTES || DAY_MINUTES) : null };
  }
  const next = intervals.find(({ from }) => from > local.minute);
  if (!next) return { state: 'closed', opens: null };
  const offset = Math.floor(next.from / DAY_MINUTES);
  const day = offset === 0 ? null : weekdayAt(local, offset);
  return { state: 'closed', opens: { day, time: clockTime(next.from - offset * DAY_MINUTES) } };
}

const dayHours = (intervals: readonly Interval[]): DayHours =>
  joined(intervals).map(({ from, to }) => [clockTime(from), clockTime(to)] as const);

/**
 * The hours of a week, to be shown; null if they are unknown.
 *
 * @param at epoch milliseconds, for the day of today.
 */
export function weekHours(hours: string | null, timeZone: string, at: number): WeekHours | null {
  const week = hoursOf(hours);
  if (week === null) return null;
  return {
    days: week.days.map(dayHours),
    holidays: week.holidays && dayHours(week.holidays),
    today: weekdayAt(localTime(timeZone, at)),
  };
}
