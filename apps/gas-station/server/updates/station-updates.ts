import { kopecksFromRoubles, MoneyError } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { FUEL_KINDS, isFuelKind } from '../../shared/fuel.js';
import { hoursSchema, MAX_PRICE, MIN_PRICE, PRICE_EXPECTED, type Station } from '../../stations/station.js';
import type { StationChange, StationIndex } from '../../stations/station-index.js';

/** Stations in one message; a large network fits. */
const MAX_STATIONS = 1_000_000;

/** A message of the network's own system: changes of some of its stations. */
export const updatesSchema = z.strictObject({
  sentAt: z
    .number('Expected epoch milliseconds.')
    .int('Expected epoch milliseconds.')
    .positive()
    .describe('As of when the changes are true.'),
  stations: z.array(z.unknown()).max(MAX_STATIONS, `Expected at most ${MAX_STATIONS} stations.`),
});

/** See {@link updatesSchema}. */
export type UpdatesMessage = z.infer<typeof updatesSchema>;

const changeSchema = z.strictObject({
  id: z.string('Expected the id of a station.'),
  prices: z
    .record(z.string(), z.number('Expected roubles for a litre, or null.').nullable(), 'Expected prices by fuel.')
    .exactOptional()
    .describe('Roubles for a litre; null if unknown.'),
  outOfOrder: z
    .array(z.number('Expected numbers of pumps.').int('Expected numbers of pumps.'), 'Expected numbers of pumps.')
    .exactOptional()
    .describe('All pumps that are out of order.'),
  hours: hoursSchema.exactOptional().describe('Null if unknown.'),
  closed: z
    .boolean('Expected true or false.')
    .exactOptional()
    .describe('Whether the station is closed, whatever its hours.'),
  unavailableExtras: z
    .array(z.string('Expected ids of extras.'), 'Expected ids of extras.')
    .exactOptional()
    .describe('All goods and services that are unavailable.'),
});

type Change = z.infer<typeof changeSchema>;

/** Why a change was refused, for a person to fix. */
interface UpdateProblem {
  /** Position of the change in its message, from 1. */
  row: number;
  id: string | null;
  field: string;
  expected: string;
}

/** The result of a message. */
export interface UpdateReport {
  /** Number of stations changed. */
  applied: number;
  /** Number of stations with newer data already. */
  outdated: number;
  problems: UpdateProblem[];
}

/** An invalid field of a change. */
class ChangeError extends Error {
  override readonly name = 'ChangeError';
  readonly field: string;

  constructor(field: string, expected: string) {
    super(expected);
    this.field = field;
  }
}

/** The prices of a station after a change, kopecks. */
function changedPrices(station: Station, prices: NonNullable<Change['prices']>): Station['fuels'] {
  const fuels = { ...station.fuels };
  for (const [fuel, roubles] of Object.entries(prices)) {
    const field = `prices.${fuel}`;
    if (!isFuelKind(fuel)) throw new ChangeError(field, `Expected some of ${FUEL_KINDS.join(', ')}.`);
    if (!(fuel in fuels)) throw new ChangeError(field, 'The station does not sell this fuel: import it again.');
    fuels[fuel] = roubles === null ? null : readPrice(field, roubles);
  }
  return fuels;
}

function readPrice(field: string, roubles: number): number {
  try {
    const kopecks = kopecksFromRoubles(roubles);
    if (kopecks >= MIN_PRICE && kopecks <= MAX_PRICE) return kopecks;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
  }
  throw new ChangeError(field, PRICE_EXPECTED);
}

function changedPumps({ pumps }: Station, outOfOrder: readonly number[]): Station['pumps'] {
  const unknown = outOfOrder.find((number) => !pumps.some((pump) => pump.number === number));
  if (unknown !== undefined) throw new ChangeError('outOfOrder', `The station has no pump ${unknown}.`);
  return pumps.map((pump) => ({ ...pump, outOfOrder: outOfOrder.includes(pump.number) }));
}

function changedExtras({ extras }: Station, unavailable: readonly string[]): Station['extras'] {
  const unknown = unavailable.find((id) => !extras.some((extra) => extra.id === id));
  if (unknown !== undefined) {
    throw new ChangeError('unavailableExtras', `The station does not sell «${unknown}»: import it again.`);
  }
  return extras.map((extra) => ({ ...extra, available: !unavailable.includes(extra.id) }));
}

/** Applies changes of prices and status, pushed or polled. Older messages never overwrite newer ones. */
export class StationUpdates {
  readonly #index: Pick<StationIndex, 'byId' | 'update'>;
  readonly #newest = new Map<string, number>();

  constructor(index: Pick<StationIndex, 'byId' | 'update'>) {
    this.#index = index;
  }

  /** Applies a message. Invalid changes are reported, valid ones applied. */
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
