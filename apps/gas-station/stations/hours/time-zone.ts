/** A time at a place. */
export interface LocalTime {
  year: number;
  /** From 1 to 12. */
  month: number;
  day: number;
  /** Minutes since midnight. */
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a format costs far more than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether a text is an IANA time zone. */
export function isTimeZone(text: string): boolean {
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The time at a place.
 *
 * @param at epoch milliseconds.
 * @throws RangeError if the zone is unknown.
 */
export function localTime(timeZone: string, at: number): LocalTime {
  const parts = formatOf(timeZone).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    minute: number('hour') * 60 + number('minute'),
  };
}
