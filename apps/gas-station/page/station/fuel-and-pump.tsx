import { Cell, Chip, ChipGroup, formatMoney, Section, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import type { Pump, StationDetails } from '../../shared/catalogue.js';
import { FUEL_KINDS, type FuelKind, unitOf } from '../../shared/fuel.js';
import type { PumpState } from '../../shared/pumps.js';
import { useFuelName } from '../shared/fuel-names.js';
import { stationTexts } from './texts.js';

export interface FuelCellsProps {
  station: Pick<StationDetails, 'fuels' | 'fuelNames'>;
  chosen?: FuelKind | null;
  /** Without it the fuels are only shown: nothing can be ordered here. */
  onChoose?: ((fuel: FuelKind) => void) | undefined;
}

/** The fuels with their prices; those without a price cannot be chosen. */
export function FuelCells({ station, chosen = null, onChoose }: FuelCellsProps) {
  const text = useTexts(stationTexts);
  const locale = useLocale();
  const fuelName = useFuelName();
  return (
    <Section title={onChoose ? text.chooseFuel : text.fuels}>
      <Stack gap="s">
        {FUEL_KINDS.map((fuel) => {
          const price = station.fuels[fuel];
          const label = fuelName(fuel, station.fuelNames);
          if (price === undefined) return null;
          if (price === null) return <Cell key={fuel} label={label} value={text.priceUnknown} />;
          const value = text[`per_${unitOf(fuel)}`](formatMoney(price, locale));
          if (!onChoose) return <Cell key={fuel} label={label} value={value} />;
          return (
            <Cell
              key={fuel}
              label={label}
              value={value}
              selected={fuel === chosen}
              chevron={false}
              onPress={() => onChoose(fuel)}
            />
          );
        })}
        {Object.keys(station.fuels).length === 0 && <p class="gs-muted">{text.fuelsUnknown}</p>}
      </Stack>
    </Section>
  );
}

export interface PumpChipsProps {
  pumps: readonly Pump[];
  /** Null shows the pumps of every fuel. */
  fuel: FuelKind | null;
  chosen: number | null;
  /** Current states, if known. */
  states?: ReadonlyMap<number, PumpState> | undefined;
  onChoose: (pump: number | null) => void;
  /** Shown below the pumps. */
  children?: ComponentChildren;
}

/** The pumps that give a fuel. A busy pump can be chosen, one out of order cannot. */
export function PumpChips({ pumps, fuel, chosen, states, onChoose, children }: PumpChipsProps) {
  const text = useTexts(stationTexts);
  const fitting = pumps.filter((pump) => fuel === null || pump.fuels.includes(fuel));
  const stateOf = ({ number, outOfOrder }: Pump): PumpState =>
    outOfOrder ? 'out_of_order' : (states?.get(number) ?? 'free');
  const labels = { free: text.pump, busy: text.pumpBusy, out_of_order: text.pumpBroken };
  return (
    <Section title={text.choosePump}>
      {fitting.some((pump) => stateOf(pump) !== 'out_of_order') ? (
        <ChipGroup label={text.choosePump}>
          {fitting.map((pump) => {
            const state = stateOf(pump);
            return (
              <Chip
                key={pump.number}
                label={labels[state](pump.number)}
                icon={state === 'busy' ? 'clock' : undefined}
                disabled={state === 'out_of_order'}
                pressed={pump.number === chosen}
                onToggle={(pressed) => onChoose(pressed ? pump.number : null)}
              />
            );
          })}
        </ChipGroup>
      ) : (
        <p role="status">{text.noPumpForFuel}</p>
      )}
      {children}
    </Section>
  );
}
