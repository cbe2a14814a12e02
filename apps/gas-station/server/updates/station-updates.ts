import { kopecksFromRoubles, MoneyError } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { FUEL_KINDS, isFuelKind } from '../../contract/fuel.js';
import { parseHours } from '../../stations/hours.js';
import { MAX_PRICE, MIN_PRICE, type Station } from '../../stations/station.js';
import type { StationChange, StationIndex } from '../../stations/station-index.js';

/** The most stations of one message: a whole network. */
const MAX_STATIONS = 1_000_000;

/** A message of a network's own system: what has changed at some of its stations. */
export const updatesSchema = z.strictObject({
  sentAt: z
    .number('Expected epoch milliseconds.')
    .int('Expected epoch milliseconds.')
    .positive()
    .describe('When it was true.'),
  stations: z.array(z.unknown()).max(MAX_STATIONS, `Expected at most ${MAX_STATIONS} stations.`),
});

/** See {@link updatesSchema}. */
export type UpdatesMessage = z.infer<typeof updatesSchema>;

const changeSchema = z.strictObject({
  id: z.string('Expected the id of a station.'),
  prices: z
    .record(z.string(), z.number('Expected roubles for a litre, or null.').nullable(), 'Expected prices by fuel.')
    .exactOptional()
    .describe('Roubles for a litre; null where the price is not known now.'),
  outOfOrder: z
    .array(z.number('Expected numbers of pumps.').int('Expected numbers of pumps.'), 'Expected numbers of pumps.')
    .exactOptional()
    .describe('All pumps that do not work now; the others do.'),
  hours: z
    .string('Expected 24/7 or hours such as 07:00-23:00.')
    .refine((text) => parseHours(text) !== undefined, 'Expected 24/7 or hours such as 07:00-23:00.')
    .nullable()
    .exactOptional()
    .describe('Null if not known.'),
  closed: z.boolean('Expected true or false.').exactOptional().describe('Whether it works at all now.'),
  unavailableExtras: z
    .array(z.string('Expected ids of extras.'), 'Expected ids of extras.')
    .exactOptional()
    .describe('All goods and services that are not to be had now; the others are.'),
});

type Change = z.infer<typeof changeSchema>;

/** Why a station's change was not taken, in words that let a person mend it. */
export interface UpdateProblem {
  /** The number of the change in its message, from 1. */
  row: number;
  id: string | null;
  field: string;
  expected: string;
}

/** What became of a message. */
export interface UpdateReport {
  /** Stations that were changed. */
  applied: number;
  /** Stations of which something newer is known already. */
  outdated: number;
  problems: UpdateProblem[];
}

/** Thrown inside to name what is wrong with a change. */
class ChangeError extends Error {
  override readonly name = 'ChangeError';
  readonly field: string;

  constructor(field: string, expected: string) {
    super(expected);
    this.field = field;
  }
}

/** Prices of a station after a change, in kopecks. */
function changedPrices(station: Station, prices: NonNullable<Change['prices']>): Station['fuels'] {
  const fuels = { ...station.fuels };
  for (const [fuel, roubles] of Object.entries(prices)) {
    const field = `prices.${fuel}`;
    if (!isFuelKind(fuel)) throw new ChangeError(field, `Expected some of ${FUEL_KINDS.join(', ')}.`);
    if (!(fuel in fuels)) throw new ChangeError(field, 'The station does not sell this fuel: import it anew.');
    fuels[fuel] = roubles === null ? null : readPrice(field, roubles);
  }
  return fuels;
}

function readPrice(field: string, roubles: number): number {
  const expected = 'Expected a price for a litre from 10 to 1000 roubles, at most two decimal places.';
  try {
    const kopecks = kopecksFromRoubles(roubles);
    if (kopecks >= MIN_PRICE && kopecks <= MAX_PRICE) return kopecks;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
  }
  throw new ChangeError(field, expected);
}

function changedPumps({ pumps }: Station, outOfOrder: readonly number[]): Station['pumps'] {
  const unknown = outOfOrder.find((number) => !pumps.some((pump) => pump.number === number));
  if (unknown !== undefined) throw new ChangeError('outOfOrder', `The station has no pump ${unknown}.`);
  return pumps.map((pump) => ({ ...pump, outOfOrder: outOfOrder.includes(pump.number) }));
}

function changedExtras({ extras }: Station, unavailable: readonly string[]): Station['extras'] {
  const unknown = unavailable.find((id) => !extras.some((extra) => extra.id === id));
  if (unknown !== undefined) {
    throw new ChangeError('unavailableExtras', `The station does not sell «${unknown}»: import it anew.`);
  }
  return extras.map((extra) => ({ ...extra, available: !unavailable.includes(extra.id) }));
}

/** Takes prices and status of stations as they change, by a push or by polling; older news never replace newer. */
export class StationUpdates {
  readonly #index: Pick<StationIndex, 'byId' | 'update'>;
  readonly #newest = new Map<string, number>();

  constructor(index: Pick<StationIndex, 'byId' | 'update'>) {
    this.#index = index;
  }

  /** Takes a message. Bad changes are reported and never stop the good ones. */
  apply({ sentAt, stations }: UpdatesMessage): UpdateReport {
    const report: UpdateReport = { applied: 0, outdated: 0, problems: [] };
    for (const [index, change] of stations.entries()) {
      const id = idOf(change);
      try {
        if (this.#applyOne(sentAt, change)) report.applied += 1;
        else report.outdated += 1;
      } catch (error) {
        if (!(error instanceof ChangeError)) throw error;
        report.problems.push({ row: index + 1, id, field: error.field, expected: error.message });
      }
    }
    return report;
  }

  #applyOne(sentAt: number, raw: unknown): boolean {
    const reading = changeSchema.safeParse(raw);
    if (!reading.success) {
      const [issue] = reading.error.issues;
      throw new ChangeError(issue?.path.join('.') || 'station', issue?.message ?? 'Expected a station.');
    }
    const { id, prices, outOfOrder, hours, closed, unavailableExtras } = reading.data;
    const station = this.#index.byId(id);
    if (!station) throw new ChangeError('id', 'There is no such station: import it first.');
    const change: StationChange = {
      ...(prices === undefined ? {} : { fuels: changedPrices(station, prices) }),
      ...(outOfOrder === undefined ? {} : { pumps: changedPumps(station, outOfOrder) }),
      ...(hours === undefined ? {} : { hours }),
      ...(closed === undefined ? {} : { closed }),
      ...(unavailableExtras === undefined ? {} : { extras: changedExtras(station, unavailableExtras) }),
    };
    if (sentAt <= (this.#newest.get(id) ?? 0)) return false;
    this.#newest.set(id, sentAt);
    return this.#index.update(id, change);
  }
}

function idOf(change: unknown): string | null {
  const id = (change as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}
