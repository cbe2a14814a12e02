import { type FuelKind, isFuelKind } from '../../contract/fuel.js';
import type { FuelSelection } from '../../contract/order.js';
import type { Volume } from '../../contract/volume.js';

/** What the buyer has chosen so far at a station. */
export interface Choice {
  fuel: FuelKind | null;
  pump: number | null;
  volume: Volume | null;
}

/** The choice as a selection, once it is complete. */
export function selectionOf(stationId: string, { fuel, pump, volume }: Choice): FuelSelection | null {
  return fuel === null || pump === null || volume === null ? null : { stationId, fuel, pump, volume, extras: [] };
}

/** A whole number above zero; anything else is none. */
function readCount(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function readVolume(parameters: URLSearchParams): Volume | null {
  const kopecks = readCount(parameters.get('sum'));
  if (kopecks !== null) return { kind: 'sum', kopecks };
  const thousandths = readCount(parameters.get('litres'));
  return thousandths === null ? null : { kind: 'litres', thousandths };
}

/** Reads a choice from an address; what is missing or wrong there is not chosen. */
export function readChoice(parameters: URLSearchParams): Choice {
  const fuel = parameters.get('fuel');
  return {
    fuel: isFuelKind(fuel) ? fuel : null,
    pump: readCount(parameters.get('pump')),
    volume: readVolume(parameters),
  };
}

/** A selection for an address, without its station; {@link readChoice} reads it. */
export function selectionParameters({ fuel, pump, volume }: FuelSelection): URLSearchParams {
  const parameters = new URLSearchParams({ fuel, pump: String(pump) });
  if (volume.kind === 'sum') parameters.set('sum', String(volume.kopecks));
  else if (volume.kind === 'litres') parameters.set('litres', String(volume.thousandths));
  return parameters;
}
