import { AppScreen, CurrentOrderLink, ListBesideMap, lazyMap, lazySheet, useDebounced } from '@invoicebox/mini-app-kit';
import { IconButton, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useApp } from '../state/app-state.js';
import { countFilters } from '../state/finder.js';
import { texts } from '../texts.js';
import { SearchControls } from './search-controls.js';
import { StationsList } from './stations-list.js';
import { useFilters } from './use-filters.js';
import { useStationList } from './use-station-list.js';

const StationFilterSheet = lazySheet(() => import('./filter-sheet.js').then((module) => module.StationFilterSheet));
const LazyMap = lazyMap(() => import('../map/map-panel.js').then((module) => module.MapPanel));

/** Debounces typing. */
const TYPING_PAUSE_MS = 250;

/** Finds a station, in a list or on a map. */
export function FindScreen() {
  const { finder } = useApp();
  const text = useTexts(texts);
  const [filtering, setFiltering] = useState(false);
  const search = finder.search.value;
  const settled = { ...search, text: useDebounced(search.text, TYPING_PAUSE_MS) };
  const list = useStationList(settled);
  const filters = useFilters();
  const isCheapest = search.sort === 'price';

  return (
    <>
      <AppScreen
        flush
        title={text.title}
        subtitle={list.value?.demonstration ? text.demonstration : undefined}
        action={
          <>
            <IconButton
              icon="sort"
              label={text.cheapestFirst}
              pressed={isCheapest}
              onPress={() => finder.update({ sort: isCheapest ? 'distance' : 'price' })}
            />
            <IconButton
              icon="filter"
              label={text.filter}
              badge={countFilters(search)}
              onPress={() => setFiltering(true)}
            />
          </>
        }
      >
        <ListBesideMap
          view={search.view}
          onView={(view) => finder.update({ view })}
          top={<CurrentOrderLink />}
          controls={(showsList) => <SearchControls fuels={filters.value?.fuels ?? []} compact={!showsList} />}
          list={<StationsList list={list} />}
          map={<LazyMap props={filters.value && { search: settled, found: list.value, tiles: filters.value.tiles }} />}
        />
      </AppScreen>
      <StationFilterSheet
        open={filtering}
        filters={filters}
        total={list.value?.total}
        onClose={() => setFiltering(false)}
      />
    </>
  );
}
