import {
  Chip,
  ChipGroup,
  formatAmount,
  formatMoney,
  Section,
  SegmentedPicker,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { FuelUnit } from '../../shared/fuel.js';
import { FULL_TANK_LITRES, type FullTank, priceVolume, type Wanted } from '../../shared/volume.js';
import { stationTexts } from './texts.js';
import { SumAndLitres } from './volume-fields.js';

export interface WantedFieldsProps {
  /** Kopecks for a unit. */
  price: number;
  unit: FuelUnit;
  /** Null while nothing valid is entered. */
  volume: Wanted | null;
  onChange: (volume: Wanted | null) => void;
}

/** The volume: a sum or litres, or a full tank with a guaranteed payment. */
export function WantedFields({ price, unit, volume, onChange }: WantedFieldsProps) {
  const text = useTexts(stationTexts);
  const [kind, setKind] = useState<'sum' | 'full_tank'>(volume?.kind === 'full_tank' ? 'full_tank' : 'sum');
  return (
    <Section title={text.howMuch}>
      <Stack gap="s">
        <SegmentedPicker
          label={text.howMuch}
          options={[
            { value: 'sum', label: text[`bySum_${unit}`] },
            { value: 'full_tank', label: text.fullTank },
          ]}
          value={kind}
          onChange={(next) => {
            if (next === kind) return;
            setKind(next);
            onChange(null);
          }}
        />
        {kind === 'sum' ? (
          <SumAndLitres price={price} unit={unit} volume={volume} onChange={onChange} />
        ) : (
          <FullTankChips
            price={price}
            unit={unit}
            chosen={volume?.kind === 'full_tank' ? volume : null}
            onChoose={onChange}
          />
        )}
      </Stack>
    </Section>
  );
}

interface FullTankChipsProps {
  /** Kopecks for a unit. */
  price: number;
  unit: FuelUnit;
  chosen: FullTank | null;
  onChoose: (fullTank: FullTank | null) => void;
}

/** The maximum for a full tank, with an explanation of the hold. */
function FullTankChips({ price, unit, chosen, onChoose }: FullTankChipsProps) {
  const text = useTexts(stationTexts);
  const locale = useLocale();
  return (
    <>
      <ChipGroup label={text.fullTankMost}>
        {FULL_TANK_LITRES.map((most) => (
          <Chip
            key={most}
            outlined
            label={text.upTo(formatAmount(most, unit, locale))}
            pressed={chosen?.most === most}
            onToggle={(pressed) => onChoose(pressed ? { kind: 'full_tank', most } : null)}
          />
        ))}
      </ChipGroup>
      <p class="gs-muted" role="status">
        {chosen ? text.fullTankText(formatMoney(priceVolume(chosen, price).total, locale)) : text.fullTankHint}
      </p>
    </>
  );
}
