import { useEffect, useState } from 'preact/hooks';
import type { StationDetails } from '../../contract/catalogue.js';
import type { ChosenExtra } from '../../contract/extras.js';
import { FUEL_KINDS, type FuelKind } from '../../contract/fuel.js';
import { stationAddress } from '../shared/address.js';
import { type Choice, choiceParameters, readChoice } from './choice.js';

type Offer = Pick<StationDetails, 'fuels' | 'pumps' | 'extras'>;

/** The fuels that have a price, and of a pump those that it gives. */
function fuelsSold({ fuels, pumps }: Offer, pumpNumber: number | null): FuelKind[] {
  const pump = pumps.find(({ number }) => number === pumpNumber);
  return FUEL_KINDS.filter((kind) => typeof fuels[kind] === 'number' && (!pump || pump.fuels.includes(kind)));
}

/** Numbers of the pumps that work and give a fuel; of no fuel, all that work. */
function workingPumps({ pumps }: Offer, fuel: FuelKind | null): number[] {
  return pumps
    .filter((pump) => !pump.outOfOrder && (fuel === null || pump.fuels.includes(fuel)))
    .map((pump) => pump.number);
}

function onlyOne<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null;
}

function extrasToBeHad({ extras }: Offer, chosen: readonly ChosenExtra[]): ChosenExtra[] {
  return chosen.filter(({ id }) => extras.some((extra) => extra.id === id && extra.available));
}

/**
 * The choice without what the station cannot give, and with what is the only possibility. A pump may be chosen before the
 * fuel: whoever scans its code stands at it.
 */
export function possibleChoice(station: Offer, { fuel, pump, volume, extras }: Choice): Choice {
  const asked = fuelsSold(station, null).find((kind) => kind === fuel) ?? null;
  const known = workingPumps(station, asked).find((number) => number === pump) ?? null;
  const possibleFuel = asked ?? onlyOne(fuelsSold(station, known));
  // In the place of one that was asked for no other is chosen unseen: the buyer stands at that one.
  const isOpen = pump === null && possibleFuel !== null;
  const possiblePump = known ?? (isOpen ? onlyOne(workingPumps(station, possibleFuel)) : null);
  return { fuel: possibleFuel, pump: possiblePump, volume, extras: extrasToBeHad(station, extras) };
}

/** The buyer's choice at a station: begun from the page's address, and kept there for a reload. */
export function useChoice(station: StationDetails): [Choice, (change: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => readChoice(new URLSearchParams(location.search)));
  const possible = possibleChoice(station, choice);
  const address = stationAddress(station.id, choiceParameters(possible));
  useEffect(() => {
    // Another screen may have taken this one's place meanwhile.
    if (location.pathname === new URL(address, location.href).pathname) {
      history.replaceState(history.state, '', address);
    }
  }, [address]);
  return [possible, (change) => setChoice({ ...possible, ...change })];
}
