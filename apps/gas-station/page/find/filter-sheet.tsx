import { LoadError, type Resource } from '@invoicebox/mini-app-kit';
import {
  BottomSheet,
  Button,
  ButtonRow,
  CheckCell,
  Chip,
  ChipGroup,
  formatQuantity,
  Section,
  SkeletonList,
  Stack,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { StationFilters } from '../../shared/catalogue.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { useApp } from '../state/app-state.js';
import { countFilters, NO_FILTERS } from '../state/finder.js';
import { texts } from '../texts.js';

/** The largest networks; the search finds the others. */
const MAX_NETWORKS = 40;

export interface FilterSheetProps {
  open: boolean;
  filters: Resource<StationFilters>;
  /** Number of stations that pass; undefined if unknown. */
  total: number | undefined;
  onClose: () => void;
}

/** The filters; each change applies at once. */
export function FilterSheet({ open, filters, total, onClose }: FilterSheetProps) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const locale = useLocale();
  const search = finder.search.value;
  return (
    <BottomSheet modal open={open} title={text.filter} onClose={onClose}>
      <Stack gap="l">
        <Stack gap="s">
          <CheckCell label={text.openNow} checked={search.open} onChange={(on) => finder.update({ open: on })} />
          <CheckCell label={text.payable} checked={search.payable} onChange={(on) => finder.update({ payable: on })} />
        </Stack>
        {filters.error && <LoadError error={filters.error} onRetry={filters.retry} retrying={filters.loading} />}
        {!filters.value && !filters.error && <SkeletonList of="cell" rows={2} />}
        {filters.value && <FilterChips filters={filters.value} />}
        <ButtonRow>
          <Button disabled={countFilters(search) === 0} onPress={() => finder.update(NO_FILTERS)}>
            {text.reset}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {total === undefined ? text.show : text.showCount(formatQuantity(total * 1000, locale))}
          </Button>
        </ButtonRow>
      </Stack>
    </BottomSheet>
  );
}

function FilterChips({ filters }: { filters: StationFilters }) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const fuelNames = useFuelNames();
  const { fuel: chosen, networks, services } = finder.search.value;
  const toggled = <Item,>(items: readonly Item[], item: Item, on: boolean) =>
    on ? [...items, item] : items.filter((other) => other !== item);
  return (
    <>
      <Section title={text.networks}>
        <ChipGroup label={text.networks}>
          {filters.networks.slice(0, MAX_NETWORKS).map(({ name }) => (
            <Chip
              key={name}
              label={name}
              pressed={networks.includes(name)}
              onToggle={(on) => finder.update({ networks: toggled(networks, name, on) })}
            />
          ))}
        </ChipGroup>
      </Section>
      <Section title={text.fuel}>
        <ChipGroup label={text.fuel}>
          {filters.fuels.map((fuel) => (
            <Chip
              key={fuel}
              label={fuelNames[fuel]}
              pressed={fuel === chosen}
              onToggle={(on) => finder.update({ fuel: on ? fuel : null })}
            />
          ))}
        </ChipGroup>
      </Section>
      {filters.services.length > 0 && (
        <Section title={text.services}>
          <ChipGroup label={text.services}>
            {filters.services.map((service) => (
              <Chip
                key={service}
                label={text[`service_${service}`]}
                pressed={services.includes(service)}
                onToggle={(on) => finder.update({ services: toggled(services, service, on) })}
              />
            ))}
          </ChipGroup>
        </Section>
      )}
    </>
  );
}
