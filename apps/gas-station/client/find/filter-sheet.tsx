import type { Resource } from '@invoicebox/merchant-server/preact';
import {
  BottomSheet,
  Button,
  ButtonRow,
  Chip,
  ChipGroup,
  ErrorState,
  Section,
  SkeletonList,
  Stack,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { StationFilters } from '../../contract/catalogue.js';
import { useApp } from '../shared/app-context.js';
import { texts } from '../texts.js';

export interface FilterSheetProps {
  open: boolean;
  filters: Resource<StationFilters>;
  onClose: () => void;
}

/** Chooses networks; each press counts at once. */
export function FilterSheet({ open, filters, onClose }: FilterSheetProps) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const { networks } = finder.search.value;

  const toggle = (name: string, on: boolean) =>
    finder.update({ networks: on ? [...networks, name] : networks.filter((other) => other !== name) });

  return (
    <BottomSheet modal open={open} title={text.filter} onClose={onClose}>
      <Stack gap="l">
        <Section title={text.networks}>
          {filters.error && <ErrorState onRetry={filters.retry} retrying={filters.loading} />}
          {!filters.value && !filters.error && <SkeletonList of="cell" rows={2} />}
          <ChipGroup label={text.networks}>
            {filters.value?.networks.map(({ name }) => (
              <Chip key={name} label={name} pressed={networks.includes(name)} onToggle={(on) => toggle(name, on)} />
            ))}
          </ChipGroup>
        </Section>
        <ButtonRow>
          <Button disabled={networks.length === 0} onPress={() => finder.update({ networks: [] })}>
            {text.reset}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {text.show}
          </Button>
        </ButtonRow>
      </Stack>
    </BottomSheet>
  );
}
