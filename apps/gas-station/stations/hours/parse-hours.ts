import { type HoursToken, hoursTokens } from './hours-tokens.js';
import { DAY_MINUTES, type Interval, joined, withoutBreaks } from './intervals.js';

/** Opening hours of a week, in the station's own time. */
export interface Hours {
  /** From Monday to Sunday. */
  days: readonly (readonly Interval[])[];
  /** On public holidays; null if they are days like others. */
  holidays: readonly Interval[] | null;
}

/** Days with their hours; `hours` is null if the text names none. */
interface Rule {
  /** Null names no days: all of them. */
  days: readonly number[] | null;
  holidays: boolean;
  hours: readonly Interval[] | null;
  breaks: readonly Interval[];
  /** Separated by a comma from the rule before. */
  follows: boolean;
}

/** Tokens that hours begin with. */
const HOURS_BEGIN: ReadonlySet<HoursToken['kind'] | undefined> = new Set<HoursToken['kind']>([
  'time',
  'from',
  'always',
  'off',
]);

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WHOLE_DAY: Interval = { from: 0, to: DAY_MINUTES };
/** «23:59» means midnight. */
const LAST_MINUTE = DAY_MINUTES - 1;

/** The text is not understood. */
class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** Reads rules from tokens, from left to right. */
class RuleReader {
  readonly #tokens: readonly HoursToken[];
  #at = 0;

  constructor(tokens: readonly HoursToken[]) {
    this.#tokens = tokens;
  }

  /** @throws NotUnderstood if the tokens are in no order that has a meaning. */
  read(): Rule[] {
    const rules: Rule[] = [];
    let follows = false;
    while (this.#skip('semicolon') || this.#skip('comma'));
    while (this.#at < this.#tokens.length) {
      rules.push({ ...this.#rule(), follows });
      follows = this.#skip('comma');
      // «Пн-пт 8-20 сб 9-18» needs no separator; «8-20 пн-пт» cannot be told from it.
      if (!follows && !this.#skip('semicolon') && this.#at < this.#tokens.length) follows = this.#requireDays();
      while (this.#skip('semicolon')) follows = false;
    }
    return rules;
  }

  #requireDays(): true {
    const before = this.#tokens.findIndex(({ kind }) => kind === 'days' || kind === 'holidays');
    if (before !== 0 || !['days', 'holidays', 'break'].includes(this.#peek() ?? '')) throw new NotUnderstood();
    return true;
  }

  #peek(ahead = 0): HoursToken['kind'] | undefined {
    return this.#tokens[this.#at + ahead]?.kind;
  }

  #skip(kind: HoursToken['kind']): boolean {
    if (this.#peek() !== kind) return false;
    this.#at += 1;
    return true;
  }

  #rule(): Omit<Rule, 'follows'> {
    let { days, holidays } = this.#days();
    const isNamed = days.length > 0 || holidays;
    if (isNamed && this.#peek() === 'comma' && HOURS_BEGIN.has(this.#peek(1))) this.#at += 1;
    this.#skip('dash');
    const hours = this.#hours();
    if (!isNamed && hours !== null) ({ days, holidays } = this.#lastDays());
    const breaks: Interval[] = [];
    while (this.#peek() === 'break' || (this.#peek() === 'comma' && this.#peek(1) === 'break')) {
      this.#skip('comma');
      this.#skip('break');
      this.#skip('dash');
      breaks.push(...this.#spans());
    }
    if (hours === null && breaks.length === 0 && days.length === 0 && !holidays) throw new NotUnderstood();
    return { days: days.length > 0 || holidays ? days : null, holidays, hours, breaks };
  }

  /** Days after their hours, as in «с 7 до 23 ежедневно»: only at the very end, where they cannot belong to others. */
  #lastDays(): { days: number[]; holidays: boolean } {
    const ahead = this.#peek() === 'comma' ? 1 : 0;
    const next = this.#peek(ahead);
    if (next !== 'days' && next !== 'holidays') return { days: [], holidays: false };
    this.#at += ahead;
    const found = this.#days();
    const isEveryDay = found.days.length === EVERY_DAY.length;
    // «8-20, пн» may be the beginning of more.
    if (this.#at < this.#tokens.length || (ahead > 0 && !isEveryDay)) throw new NotUnderstood();
    return found;
  }

  #days(): { days: number[]; holidays: boolean } {
    const days: number[] = [];
    let holidays = false;
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token?.kind === 'holidays') {
        holidays = true;
        this.#at += 1;
      } else if (token?.kind === 'days') {
        this.#at += 1;
        const next = this.#tokens[this.#at + 1];
        if (this.#peek() === 'dash' && next?.kind === 'days') {
          days.push(...daysBetween(token.days, next.days));
          this.#at += 2;
        } else days.push(...token.days);
      } else return { days, holidays };
      const next = this.#peek(1);
      if (this.#peek() === 'comma' && (next === 'days' || next === 'holidays')) this.#at += 1;
    }
  }

  /** Null if no hours are named. */
  #hours(): Interval[] | null {
    if (this.#skip('off')) return [];
    if (this.#skip('always')) return [WHOLE_DAY];
    return this.#peek() === 'time' || this.#peek() === 'from' ? this.#spans() : null;
  }

  #spans(): Interval[] {
    const spans = [this.#span()];
    while (this.#peek() === 'comma' && (this.#peek(1) === 'time' || this.#peek(1) === 'from')) {
      this.#at += 1;
      spans.push(this.#span());
    }
    return spans;
  }

  #span(): Interval {
    this.#skip('from');
    const opens = this.#time();
    if (!this.#skip('dash') && !this.#skip('to')) throw new NotUnderstood();
    return intervalOf(opens, this.#time());
  }

  #time(): number {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'time') throw new NotUnderstood();
    this.#at += 1;
    return token.minutes;
  }
}

/** Days from one to another, over the end of a week if the last is before the first. */
function daysBetween([first = 0, ...more]: readonly number[], [last = 0, ...others]: readonly number[]): number[] {
  if (more.length + others.length > 0) throw new NotUnderstood();
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}

function intervalOf(opens: number, closes: number): Interval {
  const from = opens === DAY_MINUTES ? 0 : opens;
  const end = closes === LAST_MINUTE ? DAY_MINUTES : closes;
  // Equal times are a whole day.
  const to = end <= from ? end + DAY_MINUTES : end;
  if (from > DAY_MINUTES || to > from + DAY_MINUTES) throw new NotUnderstood();
  return { from, to };
}

/**
 * Puts rules together: a later one takes the place of an earlier one for its days. After a comma OpenStreetMap adds
 * to the earlier one instead, people do not.
 */
function hoursOfRules(rules: readonly Rule[], commaAdds: boolean): Hours {
  const days: Interval[][] = EVERY_DAY.map(() => []);
  let holidays: Interval[] | null = null;
  for (const { days: named, holidays: onHolidays, hours, breaks, follows } of rules) {
    // Days alone mean the whole day only if there is nothing else.
    if (hours === null && breaks.length === 0 && rules.length > 1) throw new NotUnderstood();
    const change = (before: readonly Interval[]) => {
      const own = hours ?? (breaks.length > 0 ? before : [WHOLE_DAY]);
      const adds = commaAdds && follows && own.length > 0;
      return withoutBreaks(joined(adds ? [...before, ...own] : own), breaks);
    };
    for (const day of named ?? EVERY_DAY) days[day] = change(days[day] ?? []);
    if (onHolidays) holidays = change(holidays ?? []);
  }
  const isLikeOthers = holidays !== null && days.every((day) => JSON.stringify(day) === JSON.stringify(holidays));
  return { days, holidays: isLikeOthers ? null : holidays };
}

/**
 * Reads opening hours: OpenStreetMap's notation as far as it repeats every week, with public holidays and breaks, and
 * Russian forms such as «ежедневно с 7 до 23» (data/README.md, Opening hours).
 *
 * @returns null if the text is not understood as a whole: half of it would be wrong hours.
 */
export function parseHours(text: string): Hours | null {
  const tokens = hoursTokens(text);
  if (tokens === null) return null;
  try {
    const rules = new RuleReader(tokens).read();
    return rules.length === 0 ? null : hoursOfRules(rules, !/\p{Script=Cyrillic}/u.test(text));
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}
