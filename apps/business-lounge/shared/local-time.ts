/** A local date and time, in the format of date and time fields. */
export interface LocalTime {
  /** `2026-11-23` */
  date: string;
  /** `09:40` */
  time: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const WITHOUT_OFFSET = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/;

/** Cached: formats are slow to create. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** A local time as if it were UTC; undefined for invalid dates such as 30 February. */
function asUtc({ date, time }: LocalTime): number | undefined {
  const ms = Date.parse(`${date}T${time}:00Z`);
  const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${date}T${time}:`);
  return exists ? ms : undefined;
}

/** The local time at a moment, as if it were UTC. */
function localTimeAsUtc(moment: number, timeZone: string): number {
  const { date, time } = localTimeAt(moment, timeZone);
  return Date.parse(`${date}T${time}:00Z`);
}

/**
 * The local time at a moment.
 *
 * @param moment epoch milliseconds.
 * @param timeZone IANA time zone.
 */
export function localTimeAt(moment: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Adds days to a date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The moment of a local time. A time skipped by a clock change uses the offset before the change; a repeated time is the
 * first of the two.
 *
 * @returns epoch milliseconds; undefined for an invalid date or time.
 */
export function momentOf(local: LocalTime, timeZone: string): number | undefined {
  const utc = asUtc(local);
  if (utc === undefined) return undefined;
  const offsetAt = (moment: number) => localTimeAsUtc(moment, timeZone) - moment;
  // One of the offsets half a day before and after applies: clocks do not change twice a day.
  const before = utc - offsetAt(utc - DAY_MS / 2);
  const after = utc - offsetAt(utc + DAY_MS / 2);
  return localTimeAsUtc(before, timeZone) === utc || localTimeAsUtc(after, timeZone) !== utc ? before : after;
}

/**
 * Parses an ISO 8601 date and time; without an offset it is local time.
 *
 * @returns epoch milliseconds; undefined if it is invalid.
 */
export function parseMoment(text: string, timeZone: string): number | undefined {
  const [, date, time] = WITHOUT_OFFSET.exec(text) ?? [];
  if (date !== undefined && time !== undefined) return momentOf({ date, time }, timeZone);
  if (!WITH_OFFSET.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * Formats a moment as ISO 8601 in local time: `2026-11-23T09:40:00+03:00`.
 *
 * @param moment epoch milliseconds, a whole minute.
 */
export function formatMoment(moment: number, timeZone: string): string {
  const { date, time } = localTimeAt(moment, timeZone);
  const minutes = (Date.parse(`${date}T${time}:00Z`) - moment) / MINUTE_MS;
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${date}T${time}:00${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}
