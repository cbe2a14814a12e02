import type { Locale } from '../i18n/locale.js';
import { INTL_LOCALES } from './intl.js';

/**
 * Date and time formats, in Russian and English:
 * - `date`: `03.08.2022`, `03 Aug 2022`
 * - `time`: `13:15`
 * - `dateTime`: `03.08.2022, 13:15`
 * - `day`: `3 августа`, `3 August`
 * - `dayTime`: `3 августа, 13:15`
 */
export type DateTimeStyle = 'date' | 'time' | 'dateTime' | 'day' | 'dayTime';

export interface FormatDateTimeOptions {
  locale: Locale;
  /** IANA time zone of the place, not of the reader's device, such as `Europe/Moscow`. */
  timeZone: string;
  /** Default: `dateTime`. */
  style?: DateTimeStyle;
}

type Part = 'date' | 'time' | 'day';

const PARTS: Readonly<Record<DateTimeStyle, readonly Part[]>> = {
  date: ['date'],
  time: ['time'],
  dateTime: ['date', 'time'],
  day: ['day'],
  dayTime: ['day', 'time'],
};

const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };

const PART_OPTIONS: Readonly<Record<Locale, Readonly<Record<Part, Intl.DateTimeFormatOptions>>>> = {
  ru: { date: { day: '2-digit', month: '2-digit', year: 'numeric' }, time: TIME, day: DAY },
  en: { date: { day: '2-digit', month: 'short', year: 'numeric' }, time: TIME, day: DAY },
};

/**
 * Formats a moment in the local time of a place.
 *
 * @param moment Milliseconds since the epoch, or an ISO 8601 string with `Z` or an offset.
 * @throws {RangeError} If the moment cannot be read, has no offset (it would mean another moment on every device), or
 *   if the zone is unknown.
 */
export function formatDateTime(moment: number | string, options: FormatDateTimeOptions): string {
  const date = parseMoment(moment);
  const { locale, timeZone, style = 'dateTime' } = options;
  return PARTS[style]
    .map((part) => new Intl.DateTimeFormat(INTL_LOCALES[locale], { ...PART_OPTIONS[locale][part], timeZone }))
    .map((format) => format.format(date))
    .join(', ');
}

function parseMoment(moment: number | string): Date {
  if (typeof moment === 'string' && !/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(moment)) {
    throw new RangeError(`A moment must be ISO 8601 with Z or an offset (2026-08-03T13:15:00+03:00), got "${moment}"`);
  }
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) {
    throw new RangeError(`A moment must be milliseconds since the epoch or ISO 8601, got "${moment}"`);
  }
  return date;
}
