import { useState } from 'preact/hooks';
import type { StationDetails } from '../../contract/catalogue.js';
import { FUEL_KINDS, type FuelKind } from '../../contract/fuel.js';
import { type Choice, readChoice } from './choice.js';

/** Numbers of the pumps that give a fuel now. */
function workingPumps({ pumps }: StationDetails, fuel: FuelKind | null): number[] {
  return pumps
    .filter((pump) => !pump.outOfOrder && fuel !== null && pump.fuels.includes(fuel))
    .map((pump) => pump.number);
}

/** The choice without what the station cannot give, and with what is the only possibility. */
export function possibleChoice(station: StationDetails, { fuel, pump, volume }: Choice): Choice {
  const sold = FUEL_KINDS.filter((kind) => typeof station.fuels[kind] === 'number');
  const possibleFuel = sold.find((kind) => kind === fuel) ?? (sold.length === 1 ? (sold[0] ?? null) : null);
  const working = workingPumps(station, possibleFuel);
  const possiblePump =
    working.find((number) => number === pump) ?? (working.length === 1 ? (working[0] ?? null) : null);
  return { fuel: possibleFuel, pump: possiblePump, volume };
}

/** The buyer's choice at a station, begun from the page's address. */
export function useChoice(station: StationDetails): [Choice, (change: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => readChoice(new URLSearchParams(location.search)));
  const possible = possibleChoice(station, choice);
  return [possible, (change) => setChoice({ ...possible, ...change })];
}
