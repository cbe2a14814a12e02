import { Cell, Chip, ChipGroup, formatMoney, Section, Stack, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import type { Pump, StationDetails } from '../../contract/catalogue.js';
import { FUEL_KINDS, type FuelKind } from '../../contract/fuel.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { texts } from '../texts.js';

export interface FuelCellsProps {
  station: Pick<StationDetails, 'fuels'>;
  chosen: FuelKind | null;
  onChoose: (fuel: FuelKind) => void;
}

/** The fuels with their prices for a litre; those without a price cannot be chosen. */
export function FuelCells({ station, chosen, onChoose }: FuelCellsProps) {
  const text = useTexts(texts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  return (
    <Section title={text.chooseFuel}>
      <Stack gap="s">
        {FUEL_KINDS.map((fuel) => {
          const price = station.fuels[fuel];
          if (price === undefined) return null;
          if (price === null) return <Cell key={fuel} label={fuelNames[fuel]} value={text.priceUnknown} />;
          const isChosen = fuel === chosen;
          return (
            <Cell
              key={fuel}
              label={fuelNames[fuel]}
              value={text.perLitre(formatMoney(price, locale))}
              selected={isChosen}
              chevron={!isChosen}
              onPress={() => onChoose(fuel)}
            />
          );
        })}
      </Stack>
    </Section>
  );
}

export interface PumpChipsProps {
  pumps: readonly Pump[];
  fuel: FuelKind;
  chosen: number | null;
  onChoose: (pump: number | null) => void;
}

/** The pumps that give a fuel; those out of order are shown and cannot be chosen. */
export function PumpChips({ pumps, fuel, chosen, onChoose }: PumpChipsProps) {
  const text = useTexts(texts);
  const fitting = pumps.filter((pump) => pump.fuels.includes(fuel));
  return (
    <Section title={text.choosePump}>
      {fitting.some((pump) => !pump.outOfOrder) ? (
        <ChipGroup label={text.choosePump}>
          {fitting.map(({ number, outOfOrder }) => (
            <Chip
              key={number}
              label={outOfOrder ? text.pumpBroken(number) : text.pump(number)}
              disabled={outOfOrder}
              pressed={number === chosen}
              onToggle={(pressed) => onChoose(pressed ? number : null)}
            />
          ))}
        </ChipGroup>
      ) : (
        <p role="status">{text.noPumpForFuel}</p>
      )}
    </Section>
  );
}
