/** Opening hours, the same every day. */
const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** Minutes of the day; closes after midnight if `closes` is before `opens`. */
interface OpeningMinutes {
  opens: number;
  closes: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * Parses opening hours.
 *
 * @param text `24/7` or `07:00-23:00`.
 * @returns undefined for any other text.
 */
export function parseHours(text: string): OpeningMinutes | undefined {
  if (text === '24/7') return { opens: 0, closes: DAY_MINUTES };
  const match = HOURS.exec(text);
  if (!match) return undefined;
  const [opens = 0, closes = 0] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  return closes > DAY_MINUTES || opens === closes ? undefined : { opens, closes };
}

const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a format costs far more than using it. */
function timeFormat(timeZone: string): Intl.DateTimeFormat {
  const known = timeFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  timeFormats.set(timeZone, format);
  return format;
}

/** Whether a text is an IANA time zone. */
export function isTimeZone(text: string): boolean {
  try {
    timeFormat(text);
    return true;
  } catch {
    return false;
  }
}

function minuteOfDay(timeZone: string, at: number): number {
  const [hour = 0, minute = 0] = timeFormat(timeZone).format(at).split(':').map(Number);
  return hour * 60 + minute;
}

/**
 * Whether a station is open.
 *
 * @param hours as stored; null if unknown.
 * @param timeZone IANA time zone of the station.
 * @param at epoch milliseconds.
 * @returns null if the hours are unknown.
 */
export function isOpenAt(hours: string | null, timeZone: string, at: number): boolean | null {
  const minutes = hours === null ? undefined : parseHours(hours);
  if (!minutes) return null;
  const { opens, closes } = minutes;
  if (opens === 0 && closes === DAY_MINUTES) return true;
  const now = minuteOfDay(timeZone, at);
  return opens < closes ? now >= opens && now < closes : now >= opens || now < closes;
}
