import { FilterSheet, type Resource, toggled } from '@invoicebox/mini-app-kit';
import { defineTexts, useTexts } from '@invoicebox/mini-app-ui';
import type { StationFilters } from '../../shared/catalogue.js';
import { useFuelName } from '../shared/fuel-names.js';
import { serviceNames } from '../shared/service-names.js';
import { useApp } from '../state/app-state.js';
import { countFilters, NO_FILTERS } from '../state/finder.js';
import { texts } from '../texts.js';

const filterTexts = defineTexts({
  ru: { openNow: 'Открыто сейчас', networks: 'Сети', findNetwork: 'Найти сеть', services: 'Услуги и товары' },
  en: { openNow: 'Open now', networks: 'Networks', findNetwork: 'Find a network', services: 'Services and goods' },
});

export interface StationFilterSheetProps {
  open: boolean;
  filters: Resource<StationFilters>;
  /** Number of stations that pass; undefined if unknown. */
  total: number | undefined;
  onClose: () => void;
}

/** The filters of stations. */
export function StationFilterSheet(props: StationFilterSheetProps) {
  const { finder } = useApp();
  const text = useTexts(filterTexts);
  const { fuel: fuelTitle } = useTexts(texts);
  const fuelName = useFuelName();
  const names = useTexts(serviceNames);
  const search = finder.search.value;
  const { fuel: chosen, networks, services } = search;
  return (
    <FilterSheet
      {...props}
      count={countFilters(search)}
      onReset={() => finder.update(NO_FILTERS)}
      checks={[
        { label: text.openNow, on: search.open, onChange: (on) => finder.update({ open: on }) },
        { label: names.payable, on: search.payable, onChange: (on) => finder.update({ payable: on }) },
      ]}
      groupsOf={(filters) => [
        {
          title: text.networks,
          search: text.findNetwork,
          choices: filters.networks.map(({ name }) => ({
            label: name,
            on: networks.includes(name),
            onChange: (on) => finder.update({ networks: toggled(networks, name, on) }),
          })),
        },
        {
          title: fuelTitle,
          choices: filters.fuels.map((fuel) => ({
            label: fuelName(fuel),
            on: fuel === chosen,
            onChange: (on) => finder.update({ fuel: on ? fuel : null }),
          })),
        },
        {
          title: text.services,
          choices: filters.services.map((service) => ({
            label: names[service],
            on: services.includes(service),
            onChange: (on) => finder.update({ services: toggled(services, service, on) }),
          })),
        },
      ]}
    />
  );
}
