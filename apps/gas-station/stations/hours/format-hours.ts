import type { ClockTime } from '../../shared/hours.js';
import { DAY_MINUTES, type Interval } from './intervals.js';
import type { Hours } from './parse-hours.js';

const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

/** A time of day; what is after midnight is a time of the next day. */
export function clockTime(minutes: number): ClockTime {
  const ofDay = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function formatDay(intervals: readonly Interval[]): string {
  if (intervals.length === 0) return 'off';
  return intervals.map(({ from, to }) => `${clockTime(from)}-${clockTime(to)}`).join(',');
}

/** Names of days, ranges of three and more as such. */
function formatDays(days: readonly number[]): string {
  const ranges: Array<[first: number, last: number]> = [];
  for (const day of days) {
    const range = ranges.at(-1);
    if (range && range[1] === day - 1) range[1] = day;
    else ranges.push([day, day]);
  }
  return ranges
    .map(([first, last]) => (first === last ? DAY_NAMES[first] : `${DAY_NAMES[first]}-${DAY_NAMES[last]}`))
    .join(',');
}

/** Whether a day is open from its start to its end. */
export function isWholeDay(intervals: readonly Interval[]): boolean {
  const [only, ...others] = intervals;
  return others.length === 0 && only?.from === 0 && only.to === DAY_MINUTES;
}

/** Writes hours in OpenStreetMap's notation, the same text for the same hours: `24/7`, `Mo-Fr 08:00-20:00; PH off`. */
export function formatHours({ days, holidays }: Hours): string {
  const byHours = new Map<string, number[]>();
  for (const [day, intervals] of days.entries()) {
    const text = formatDay(intervals);
    byHours.set(text, [...(byHours.get(text) ?? []), day]);
  }
  const isEveryDay = byHours.size === 1;
  const rules = [...byHours].map(([text, named]) => {
    if (!isEveryDay) return `${formatDays(named)} ${text}`;
    return days.every(isWholeDay) ? '24/7' : text;
  });
  if (holidays !== null) rules.push(`PH ${formatDay(holidays)}`);
  return rules.join('; ');
}
