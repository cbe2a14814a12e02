import { useState } from 'preact/hooks';
import { formatDateTime } from '../format/date-time.js';
import { useLocale, useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Chip, ChipGroup } from './chip.js';
import { EmptyState } from './empty-state.js';
import { Section, Stack } from './layout.js';

export interface SlotPickerProps {
  /** The beginnings of the slots that can be chosen, epoch milliseconds. */
  slots: readonly number[];
  /** IANA time zone of the place. */
  timeZone: string;
  /** The chosen one. */
  value: number | undefined;
  onChange: (slot: number) => void;
}

/** Chooses a day, then a time of it, in the local time of the place. */
export function SlotPicker({ slots, timeZone, value, onChange }: SlotPickerProps) {
  const texts = useTexts(kitTexts);
  const locale = useLocale();
  const format = (slot: number, style: 'day' | 'time') => formatDateTime(slot, { locale, timeZone, style });
  const [shown, setShown] = useState(value);
  const days = [...new Map(slots.map((slot) => [format(slot, 'day'), slot]))];
  const wanted = shown === undefined ? undefined : format(shown, 'day');
  const day = days.some(([label]) => label === wanted) ? wanted : days[0]?.[0];
  if (days.length === 0) return <EmptyState icon="clock" title={texts.noSlots} />;
  return (
    <Stack>
      <Section title={texts.day}>
        <ChipGroup label={texts.day} scroll>
          {days.map(([label, slot]) => (
            <Chip key={label} label={label} pressed={label === day} onToggle={() => setShown(slot)} />
          ))}
        </ChipGroup>
      </Section>
      <Section title={texts.time}>
        <ChipGroup label={texts.time}>
          {slots
            .filter((slot) => format(slot, 'day') === day)
            .map((slot) => (
              <Chip key={slot} label={format(slot, 'time')} pressed={slot === value} onToggle={() => onChange(slot)} />
            ))}
        </ChipGroup>
      </Section>
    </Stack>
  );
}
