/** A day and a time on the clocks of a place, as date and time fields write them. */
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

/** Formats are slow to make and few zones are in use at a time. */
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

/** Reads a wall clock as if it hung in Greenwich; undefined for what no calendar has, such as 30 February. */
function wallClockMs({ date, time }: LocalTime): number | undefined {
  const ms = Date.parse(`${date}T${time}:00Z`);
  const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${date}T${time}:`);
  return exists ? ms : undefined;
}

/** Where the hands stand there, as if the clock hung in Greenwich. */
function wallClockAt(moment: number, timeZone: string): number {
  const { date, time } = localTimeAt(moment, timeZone);
  return Date.parse(`${date}T${time}:00Z`);
}

/**
 * What the clocks of a place show at a moment.
 *
 * @param moment epoch milliseconds.
 * @param timeZone IANA zone.
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

/** The day so many days later, by the calendar. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The moment at which the clocks of a place show that time. A time that they skip in spring counts as if they had not
 * been changed yet; of one that they show twice in autumn it is the first.
 *
 * @returns epoch milliseconds, or undefined if there is no such day or time.
 */
export function momentOf(local: LocalTime, timeZone: string): number | undefined {
  const wall = wallClockMs(local);
  if (wall === undefined) return undefined;
  const offsetAt = (moment: number) => wallClockAt(moment, timeZone) - moment;
  // The offsets of half a day before and after are all that can hold: clocks are not changed twice a day.
  const before = wall - offsetAt(wall - DAY_MS / 2);
  const after = wall - offsetAt(wall + DAY_MS / 2);
  return wallClockAt(before, timeZone) === wall || wallClockAt(after, timeZone) !== wall ? before : after;
}

/**
 * Reads a moment of ISO 8601; one without an offset is the time of the place.
 *
 * @returns epoch milliseconds, or undefined if the text is no such moment.
 */
export function parseMoment(text: string, timeZone: string): number | undefined {
  const [, date, time] = WITHOUT_OFFSET.exec(text) ?? [];
  if (date !== undefined && time !== undefined) return momentOf({ date, time }, timeZone);
  if (!WITH_OFFSET.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * Writes a moment in the time of a place: `2026-11-23T09:40:00+03:00`.
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
