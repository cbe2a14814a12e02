import type { Pump } from '../shared/catalogue.js';
import { type FuelKind, isFuelKind } from '../shared/fuel.js';

/** Highest number of a pump. */
const MAX_PUMP = 99;

/** Thrown for an invalid notation of pumps; the message says what was expected. */
export class PumpNotationError extends Error {
  override readonly name = 'PumpNotationError';
  /** Stable code for programs. */
  readonly code = 'INVALID_PUMPS';
}

function parseNumbers(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? first);
    if (!match || first < 1 || last < first || last > MAX_PUMP) {
      throw new PumpNotationError(`«${part}» names no pumps: expected a number or a range such as 1-4.`);
    }
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function parseGroup(text: string, sold: readonly FuelKind[]): Pump[] {
  const [numbers = '', ...words] = text.trim().split(/\s+/);
  const outOfOrder = words.includes('out');
  const named = words.filter((word) => word !== 'out');
  const fuels = named.filter(isFuelKind);
  const unknown = named.find((word) => !sold.some((fuel) => fuel === word));
  if (unknown !== undefined) {
    throw new PumpNotationError(`«${unknown}» is not sold here: expected some of ${sold.join(', ') || 'no fuels'}.`);
  }
  return parseNumbers(numbers).map((number) => ({ number, fuels: fuels.length > 0 ? fuels : [...sold], outOfOrder }));
}

/** Interned results: many stations of a network have the same notation, and share its memory. */
const interned = new Map<string, readonly Pump[]>();

/**
 * Parses the notation of a station's pumps: groups separated by semicolons, each with the pumps' numbers, their fuels (all
 * that the station sells by default) and `out` if they are out of order.
 *
 * @param text for instance `1-4 ai92 ai95; 5,6 diesel; 7 out`; empty for none.
 * @param sold the fuels that the station sells.
 * @throws PumpNotationError if it is invalid, names a fuel that is not sold, or a pump twice.
 */
export function parsePumps(text: string, sold: readonly FuelKind[]): readonly Pump[] {
  const key = `${text} of ${sold.join()}`;
  const known = interned.get(key);
  if (known) return known;
  const pumps = text.trim() === '' ? [] : readPumps(text, sold);
  interned.set(key, pumps);
  return pumps;
}

function readPumps(text: string, sold: readonly FuelKind[]): Pump[] {
  const pumps = text.split(';').flatMap((group) => parseGroup(group, sold));
  const numbers = new Set(pumps.map(({ number }) => number));
  if (numbers.size < pumps.length) throw new PumpNotationError('A pump is named twice: expected each number once.');
  return pumps;
}

/**
 * A notation of pumps without the groups that cannot be read.
 *
 * @param onProblem called with each of these, and what was expected.
 */
export function readablePumps(
  text: string,
  sold: readonly FuelKind[],
  onProblem: (group: string, expected: string) => void,
): string {
  const kept: string[] = [];
  const isReadable = (group: string) => {
    try {
      parsePumps([...kept, group].join(';'), sold);
      return true;
    } catch (error) {
      if (!(error instanceof PumpNotationError)) throw error;
      onProblem(group.trim(), error.message);
      return false;
    }
  };
  for (const group of text.split(';').filter((part) => part.trim() !== '')) {
    const readable = [group, withoutUnsold(group, sold)].find((form) => form !== undefined && isReadable(form));
    if (readable !== undefined) kept.push(readable);
  }
  return kept.join(';');
}

/** A group without the fuels that are not sold here now; undefined if that leaves none, or is the group as it was. */
function withoutUnsold(group: string, sold: readonly FuelKind[]): string | undefined {
  const words = group.trim().split(/\s+/);
  const kept = words.filter((word) => !isFuelKind(word) || sold.includes(word));
  return kept.length < words.length && kept.some(isFuelKind) ? kept.join(' ') : undefined;
}
