/** A word or sign of opening hours. Days count from Monday, 0; times are minutes of the day. */
export type HoursToken =
  | { kind: 'days'; days: readonly number[] }
  | { kind: 'holidays' }
  | { kind: 'time'; minutes: number }
  | { kind: 'always' | 'off' | 'break' | 'from' | 'to' | 'dash' | 'comma' | 'semicolon' };

/** The last minute that a rule may name, `48:00`: OpenStreetMap counts on after midnight. */
const MAX_MINUTES = 48 * 60;

const DAY_WORDS: readonly string[] = [
  'mo mon monday пн пон понедельник',
  'tu tue tues tuesday вт вторник',
  'we wed weds wednesday ср среда среду',
  'th thu thur thurs thursday чт чет четв четверг',
  'fr fri friday пт пят пятн пятница пятницу',
  'sa sat saturday сб суб субб суббота субботу',
  'su sun sunday вс вск воскр воскресенье воскресение',
];

/** Words and what they mean. Words without a meaning of their own are skipped. */
const WORDS: ReadonlyMap<string, HoursToken | 'skipped'> = new Map<string, HoursToken | 'skipped'>([
  ...DAY_WORDS.flatMap((words, day) => words.split(' ').map((word) => [word, { kind: 'days', days: [day] }] as const)),
  ...meaning('ежедневно каждый daily everyday', { kind: 'days', days: [0, 1, 2, 3, 4, 5, 6] }),
  ...meaning('будни будням будние рабочие weekdays', { kind: 'days', days: [0, 1, 2, 3, 4] }),
  ...meaning('выходные выходным weekends weekend', { kind: 'days', days: [5, 6] }),
  ...meaning('ph праздники праздничные праздникам holidays', { kind: 'holidays' }),
  ...meaning('круглосуточно круглосуточная круглосуточный нонстоп nonstop', { kind: 'always' }),
  ...meaning('off closed закрыто закрыта вых выходной нерабочий', { kind: 'off' }),
  ...meaning('перерыв перерывы обед пересменка пересменки break lunch', { kind: 'break' }),
  ...meaning('с со from', { kind: 'from' }),
  ...meaning('до to till until', { kind: 'to' }),
  ...meaning('и and', { kind: 'comma' }),
  ...meaning(
    'часы время режим график работы работа работает open дни день дням по в на ч час часа часов сутки h',
    'skipped',
  ),
  ...meaning('технический технические тех', 'skipped'),
]);

const SIGNS: ReadonlyMap<string, HoursToken | 'skipped'> = new Map<string, HoursToken | 'skipped'>([
  ['-', { kind: 'dash' }],
  [',', { kind: 'comma' }],
  ['&', { kind: 'comma' }],
  ['/', { kind: 'comma' }],
  [';', { kind: 'semicolon' }],
  ['\n', { kind: 'semicolon' }],
  [':', 'skipped'],
  ['.', 'skipped'],
  ['(', 'skipped'],
  [')', 'skipped'],
]);

function meaning(words: string, token: HoursToken | 'skipped'): Array<readonly [string, HoursToken | 'skipped']> {
  return words.split(' ').map((word) => [word, token] as const);
}

/** One kind of dash, no comments, and times such as «8-00» with a colon. */
function normalized(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/"[^"]*"/g, ' ')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/без\s+(?:перерыв|обед)\p{L}*\s+и\s+(?:без\s+)?выходн\p{L}*/gu, ' ежедневно ')
    .replace(/без\s+выходн\p{L}*(?:\s+и\s+(?:без\s+)?(?:перерыв|обед)\p{L}*)?/gu, ' ежедневно ')
    .replace(/без\s+(?:перерыв|обед)\p{L}*/gu, ' ')
    .replace(/(?<!\d)(\d{1,2})-(\d{2})(\s*(?:-|до)\s*)(\d{1,2})-(\d{2})(?!\d)/g, '$1:$2$3$4:$5');
}

const TOKEN =
  /\s*(?:(?<always>24\s*\/\s*7|24\s*x\s*7)(?!\d)|(?<all>24)\s*(?:h|ч|hrs|hours?|час\p{L}*)(?!\p{L})|(?<hour>\d{1,2})[:.](?<minute>\d{2})(?::00)?(?!\d)|(?<digits>\d{4}|\d{1,2})(?!\d)|(?<word>\p{L}+)|(?<sign>[-,&/;\n:.()]))/uy;

function timeToken(hour: number, minute: number): HoursToken | null {
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= MAX_MINUTES ? { kind: 'time', minutes } : null;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, last: HoursToken | undefined) {
  const { always, all, hour, minute, digits, word, sign } = groups;
  if (always !== undefined) return { kind: 'always' } as const;
  // «С 7 до 24 ч» names a time, «24 ч» the whole day.
  if (all !== undefined)
    return last?.kind === 'to' || last?.kind === 'dash' ? timeToken(24, 0) : { kind: 'always' as const };
  if (hour !== undefined) return timeToken(Number(hour), Number(minute));
  if (digits !== undefined) {
    return digits.length === 4
      ? timeToken(Number(digits.slice(0, 2)), Number(digits.slice(2)))
      : timeToken(Number(digits), 0);
  }
  return (word === undefined ? SIGNS.get(sign ?? '') : WORDS.get(word)) ?? null;
}

/**
 * Splits opening hours into tokens.
 *
 * @returns null if there is a word or sign that is not understood: then nothing of the text can be relied on.
 */
export function hoursTokens(text: string): HoursToken[] | null {
  // Of OpenStreetMap's fallbacks the first one is the rule.
  const source = normalized(text).split('||')[0]?.trim() ?? '';
  const tokens: HoursToken[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    const token = match?.groups ? tokenOf(match.groups, tokens.at(-1)) : null;
    if (token === null) return null;
    if (token !== 'skipped') tokens.push(token);
  }
  return tokens;
}
