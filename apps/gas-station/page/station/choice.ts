import { type ChosenExtra, MAX_OF_ONE_EXTRA } from '../../shared/extras.js';
import { type FuelKind, isFuelKind } from '../../shared/fuel.js';
import type { FuelSelection } from '../../shared/order.js';
import type { Vehicle } from '../../shared/vehicle.js';
import type { Wanted } from '../../shared/volume.js';

/** The buyer's choice at a station so far. */
export interface Choice {
  fuel: FuelKind | null;
  pump: number | null;
  volume: Wanted | null;
  extras: readonly ChosenExtra[];
}

export const NO_CHOICE: Choice = { fuel: null, pump: null, volume: null, extras: [] };

/** The selection of a complete choice; otherwise null. */
export function selectionOf(
  stationId: string,
  { fuel, pump, volume, extras }: Choice,
  vehicle: Vehicle = {},
): FuelSelection | null {
  if (fuel === null || pump === null || volume === null) return null;
  const papers = Object.keys(vehicle).length === 0 ? {} : { vehicle };
  return { stationId, fuel, pump, volume, extras: [...extras], ...papers };
}

/** A positive whole number; null for anything else. */
function readCount(text: string | null | undefined): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function readVolume(parameters: URLSearchParams): Wanted | null {
  const kopecks = readCount(parameters.get('sum'));
  if (kopecks !== null) return { kind: 'sum', kopecks };
  const thousandths = readCount(parameters.get('litres'));
  if (thousandths !== null) return { kind: 'litres', thousandths };
  const most = readCount(parameters.get('full'));
  return most === null ? null : { kind: 'full_tank', most };
}

/** `extra=coffee:2`, once for each extra; the last one counts. */
function readExtras(parameters: URLSearchParams): ChosenExtra[] {
  const counts = new Map<string, number>();
  for (const text of parameters.getAll('extra')) {
    const [, id, count] = /^([\w-]{1,64}):(\d+)$/.exec(text) ?? [];
    const number = readCount(count);
    if (id !== undefined && number !== null && number <= MAX_OF_ONE_EXTRA) counts.set(id, number);
  }
  return [...counts].map(([id, count]) => ({ id, count }));
}

/** Reads a choice from an address; missing and invalid parts are not chosen. */
export function readChoice(parameters: URLSearchParams): Choice {
  const fuel = parameters.get('fuel');
  return {
    fuel: isFuelKind(fuel) ? fuel : null,
    pump: readCount(parameters.get('pump')),
    volume: readVolume(parameters),
    extras: readExtras(parameters),
  };
}

/** Writes a choice for {@link readChoice}. */
export function choiceParameters({ fuel, pump, volume, extras }: Choice): URLSearchParams {
  const parameters = new URLSearchParams();
  if (fuel !== null) parameters.set('fuel', fuel);
  if (pump !== null) parameters.set('pump', String(pump));
  if (volume?.kind === 'sum') parameters.set('sum', String(volume.kopecks));
  if (volume?.kind === 'litres') parameters.set('litres', String(volume.thousandths));
  if (volume?.kind === 'full_tank') parameters.set('full', String(volume.most));
  for (const { id, count } of extras) parameters.append('extra', `${id}:${count}`);
  return parameters;
}
