import { useReplacedAddress } from '@invoicebox/mini-app-kit';
import { useState } from 'preact/hooks';
import type { StationDetails } from '../../shared/catalogue.js';
import type { ChosenExtra } from '../../shared/extras.js';
import { FUEL_KINDS, type FuelKind } from '../../shared/fuel.js';
import { stationAddress } from '../shared/addresses.js';
import { type Choice, choiceParameters, readChoice } from './choice.js';

type Offer = Pick<StationDetails, 'fuels' | 'pumps' | 'extras'>;

/** The fuels with a price; with a pump, only those that it gives. */
function fuelsSold({ fuels, pumps }: Offer, pumpNumber: number | null): FuelKind[] {
  const pump = pumps.find(({ number }) => number === pumpNumber);
  return FUEL_KINDS.filter((kind) => typeof fuels[kind] === 'number' && (!pump || pump.fuels.includes(kind)));
}

/** Working pumps; with a fuel, only those that give it. */
function workingPumps({ pumps }: Offer, fuel: FuelKind | null): number[] {
  return pumps
    .filter((pump) => !pump.outOfOrder && (fuel === null || pump.fuels.includes(fuel)))
    .map((pump) => pump.number);
}

function onlyOne<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null;
}

function availableExtras({ extras }: Offer, chosen: readonly ChosenExtra[]): ChosenExtra[] {
  return chosen.filter(({ id }) => extras.some((extra) => extra.id === id && extra.available));
}

/**
 * Removes what the station cannot give from a choice, and fills in what has only one possibility. A pump may be chosen
 * before the fuel, by its QR code.
 */
export function possibleChoice(station: Offer, { fuel, pump, volume, extras }: Choice): Choice {
  const soldFuel = fuelsSold(station, null).find((kind) => kind === fuel) ?? null;
  const workingPump = workingPumps(station, soldFuel).find((number) => number === pump) ?? null;
  const possibleFuel = soldFuel ?? onlyOne(fuelsSold(station, workingPump));
  // A chosen pump that failed is not replaced silently: the buyer is standing at it.
  const canFillIn = pump === null && possibleFuel !== null;
  const possiblePump = workingPump ?? (canFillIn ? onlyOne(workingPumps(station, possibleFuel)) : null);
  return { fuel: possibleFuel, pump: possiblePump, volume, extras: availableExtras(station, extras) };
}

/** The buyer's choice at a station, kept in the page's address. */
export function useChoice(station: StationDetails): [Choice, (change: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => readChoice(new URLSearchParams(location.search)));
  const possible = possibleChoice(station, choice);
  useReplacedAddress(stationAddress(station.id, choiceParameters(possible)));
  return [possible, (change) => setChoice({ ...possible, ...change })];
}
