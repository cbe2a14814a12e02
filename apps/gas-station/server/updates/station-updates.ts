import { z } from 'zod';
import { readId } from '../../data/import/values.js';
import type { Station } from '../../stations/station.js';
import type { StationIndex } from '../../stations/station-index.js';
import { type OnProblem, readChange } from './read-change.js';

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

/** Why a change, or a field of one, was refused, for a person to fix. */
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

/** Applies changes of prices and status, pushed or polled. Older messages never overwrite newer ones. */
export class StationUpdates {
  readonly #index: Pick<StationIndex, 'byId' | 'update'>;
  readonly #newest = new Map<string, number>();

  constructor(index: Pick<StationIndex, 'byId' | 'update'>) {
    this.#index = index;
  }

  /** Applies a message. What cannot be read is reported, a field or a whole change; all else is applied. */
  apply({ sentAt, stations }: UpdatesMessage): UpdateReport {
    const report: UpdateReport = { applied: 0, outdated: 0, problems: [] };
    for (const [index, change] of stations.entries()) this.#applyOne(sentAt, change, index + 1, report);
    return report;
  }

  #applyOne(sentAt: number, raw: unknown, row: number, report: UpdateReport): void {
    const id = idOf(raw);
    const onProblem = (field: string, expected: string) => {
      report.problems.push({ row, id, field, expected });
    };
    const station = this.#stationOf(id, onProblem);
    if (!station) return;
    const { id: _, ...fields } = raw as Record<string, unknown>;
    const before = report.problems.length;
    const change = readChange(station, fields, onProblem);
    if (Object.keys(change).length === 0 && report.problems.length > before) return;
    if (sentAt <= (this.#newest.get(station.id) ?? 0)) {
      report.outdated += 1;
      return;
    }
    this.#newest.set(station.id, sentAt);
    this.#index.update(station.id, change);
    report.applied += 1;
  }

  /** The station of an id, as its source writes it. */
  #stationOf(id: string | null, onProblem: OnProblem): Station | undefined {
    const station = id === null ? undefined : (this.#index.byId(id) ?? this.#index.byId(readId(id)));
    if (id === null) onProblem('id', 'Expected an object with the id of a station.');
    else if (!station) onProblem('id', 'There is no such station: import it first.');
    return station;
  }
}

function idOf(change: unknown): string | null {
  const id = (change as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
