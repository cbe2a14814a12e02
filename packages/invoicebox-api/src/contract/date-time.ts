/**
 * The wire format of times (docs/http-api.md, General): ATOM with offset; requests may also have `Z`, fractions of a
 * second, or no offset, which means UTC.
 */
const WIRE_DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Parses a wire time.
 *
 * @param text for instance `2026-11-21T10:00:00+00:00`.
 * @returns milliseconds since 1970-01-01T00:00:00Z, or undefined for an invalid time such as 31 February.
 */
export function parseDateTime(text: string): number | undefined {
  const match = WIRE_DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', offset = 'Z'] = match;
  const calendarDay = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(calendarDay).getUTCDate() !== Number(day)) return undefined;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Parses a wire time, or a day, which means its start in UTC.
 *
 * @param text for instance `2026-11-21`.
 * @returns milliseconds since 1970-01-01T00:00:00Z, or undefined if the text is neither.
 */
export function parseDayOrTime(text: string): number | undefined {
  return parseDateTime(text) ?? parseDateTime(`${text}T00:00:00Z`);
}

/**
 * Formats a wire time.
 *
 * @param epochMs milliseconds since 1970-01-01T00:00:00Z.
 * @returns ATOM in UTC, in whole seconds: `2026-11-21T10:00:00+00:00`.
 */
export function formatDateTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}+00:00`;
}
