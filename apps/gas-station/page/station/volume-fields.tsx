import {
  Chip,
  ChipGroup,
  FieldRow,
  formatAmount,
  formatMoney,
  type Locale,
  Stack,
  TextField,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { FuelUnit } from '../../shared/fuel.js';
import { MAX_LITRES, MIN_LITRES, priceVolume, type Volume, volumeProblem, type Wanted } from '../../shared/volume.js';
import { readDecimal, writeDecimal } from './decimal.js';
import { stationTexts } from './texts.js';

/** Quick sums, kopecks. */
const QUICK_SUMS = [500_00, 1000_00, 1500_00, 2000_00];
/** Quick volumes, thousandths of a unit. */
const QUICK_LITRES = [10_000, 20_000, 30_000, 40_000, 50_000, 60_000];

export interface VolumeFieldsProps {
  /** Kopecks for a unit. */
  price: number;
  unit: FuelUnit;
  /** Null while nothing valid is entered. A full tank is shown as empty fields. */
  volume: Wanted | null;
  onChange: (volume: Volume | null) => void;
}

/** Text being typed, which may not be a number yet. */
interface Draft {
  kind: Volume['kind'];
  text: string;
}

function readVolume({ kind, text }: Draft): Volume | null {
  const parts = readDecimal(text, kind === 'sum' ? 2 : 3);
  if (parts === null) return null;
  return kind === 'sum' ? { kind, kopecks: parts } : { kind, thousandths: parts };
}

/** The text of a field: what is typed, or computed from the volume. */
function fieldText(kind: Volume['kind'], draft: Draft | null, volume: Wanted | null, price: number, locale: Locale) {
  if (draft?.kind === kind) return draft.text;
  if (volume === null || volume.kind === 'full_tank') return '';
  const { litres, total } = priceVolume(volume, price);
  return kind === 'sum' ? writeDecimal(total, 2, locale) : writeDecimal(litres, 3, locale);
}

/** Sum or litres, each computed from the other, with quick values. */
export function SumAndLitres({ price, unit, volume, onChange }: VolumeFieldsProps) {
  const text = useTexts(stationTexts);
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft | null>(null);

  function type(next: Draft) {
    setDraft(next);
    onChange(readVolume(next));
  }

  function pick(next: Volume | null) {
    setDraft(null);
    onChange(next);
  }

  function errorOf(kind: Volume['kind']): string | undefined {
    if (draft?.kind === kind && draft.text !== '' && volume === null) return text.wrongNumber;
    if (volume?.kind !== kind) return undefined;
    const problem = volumeProblem(priceVolume(volume, price));
    if (problem === null) return undefined;
    if (problem === 'too_little') return text.tooLittle(formatAmount(MIN_LITRES, unit, locale));
    return text.tooMuch(formatAmount(MAX_LITRES, unit, locale));
  }

  const field = (kind: Volume['kind'], label: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      maxLength={14}
      value={fieldText(kind, draft, volume, price, locale)}
      error={errorOf(kind)}
      onInput={(value) => type({ kind, text: value })}
      onBlur={() => volume !== null && setDraft(null)}
    />
  );

  return (
    <Stack gap="s">
      <FieldRow>
        {field('sum', text.sum)}
        {field('litres', text[`amount_${unit}`])}
      </FieldRow>
      <ChipGroup label={text.quickSums} scroll>
        {QUICK_SUMS.map((kopecks) => (
          <Chip
            key={kopecks}
            outlined
            label={formatMoney(kopecks, locale, { dropZeroKopecks: true })}
            pressed={volume?.kind === 'sum' && volume.kopecks === kopecks}
            onToggle={(pressed) => pick(pressed ? { kind: 'sum', kopecks } : null)}
          />
        ))}
      </ChipGroup>
      <ChipGroup label={text.quickLitres} scroll>
        {QUICK_LITRES.map((thousandths) => (
          <Chip
            key={thousandths}
            outlined
            label={formatAmount(thousandths, unit, locale)}
            pressed={volume?.kind === 'litres' && volume.thousandths === thousandths}
            onToggle={(pressed) => pick(pressed ? { kind: 'litres', thousandths } : null)}
          />
        ))}
      </ChipGroup>
    </Stack>
  );
}
