import { AppScreen, CurrentOrderLink, lazySheet, useDebounced, useMedia } from '@invoicebox/mini-app-kit';
import { IconButton, SegmentedPicker, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { useApp } from '../state/app-state.js';
import { countFilters } from '../state/finder.js';
import { texts } from '../texts.js';
import { LazyMap } from './lazy-map.js';
import { SearchControls } from './search-controls.js';
import { StationsList } from './stations-list.js';
import { useFilters } from './use-filters.js';
import { useStationList } from './use-station-list.js';

const FilterSheet = lazySheet(() => import('./filter-sheet.js').then((module) => module.FilterSheet));

/** From this width list and map are side by side. */
const WIDE = '(min-width: 768px)';
/** Debounces typing. */
const TYPING_PAUSE_MS = 250;

/** Finds a station, in a list or on a map. */
export function FindScreen() {
  const { finder } = useApp();
  const text = useTexts(texts);
  const isWide = useMedia(WIDE);
  const [filtering, setFiltering] = useState(false);
  const search = finder.search.value;
  const settled = { ...search, text: useDebounced(search.text, TYPING_PAUSE_MS) };
  const list = useStationList(settled);
  const filters = useFilters();
  const [showsList, showsMap] = [isWide || search.view === 'list', isWide || search.view === 'map'];
  const isCheapest = search.sort === 'price';

  return (
    <div class="gs-wide">
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
        <div class={`gs-find gs-find--${isWide ? 'both' : search.view}`}>
          <div class="gs-find__side">
            <CurrentOrderLink />
            {!isWide && (
              <SegmentedPicker
                label={text.view}
                options={[
                  { value: 'list', label: text.list },
                  { value: 'map', label: text.map },
                ]}
                value={search.view}
                onChange={(view) => finder.update({ view })}
              />
            )}
            <SearchControls fuels={filters.value?.fuels ?? []} compact={!showsList} />
            {showsList && <StationsList list={list} />}
          </div>
          {showsMap && (
            <LazyMap search={settled} found={list.value} tiles={filters.value ? filters.value.tiles : undefined} />
          )}
        </div>
      </AppScreen>
      <FilterSheet open={filtering} filters={filters} total={list.value?.total} onClose={() => setFiltering(false)} />
    </div>
  );
}
