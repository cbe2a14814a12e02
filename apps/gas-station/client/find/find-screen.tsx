import { useResource } from '@invoicebox/merchant-server/preact';
import { IconButton, NavigationBar, Screen, SegmentedPicker, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { StationFilters, StationList } from '../../contract/catalogue.js';
import { useApp } from '../shared/app-context.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { useMedia } from '../shared/use-media.js';
import { texts } from '../texts.js';
import { FilterSheet } from './filter-sheet.js';
import { filterParameters, type Search } from './finder.js';
import { LazyMap } from './lazy-map.js';
import { SearchControls } from './search-controls.js';
import { StationsList } from './stations-list.js';
import { useDebounced } from './use-debounced.js';

/** From this width list and map stand side by side. */
const WIDE = '(min-width: 768px)';
/** The server is asked when typing has paused for so long, in milliseconds. */
const TYPING_PAUSE_MS = 300;

const PAGE = 20;
const MOST = 100;

function listPath({ place, ...search }: Search, limit: number): string {
  const parameters = filterParameters(search);
  parameters.set('lat', String(place.lat));
  parameters.set('lon', String(place.lon));
  parameters.set('limit', String(limit));
  return `/api/stations?${parameters}`;
}

/** Finding a station, by list or map over one search. */
export function FindScreen() {
  const { finder } = useApp();
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  const isWide = useMedia(WIDE);
  const [filtering, setFiltering] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const search = finder.search.value;
  const settledText = useDebounced(search.text, TYPING_PAUSE_MS);
  const settled = { ...search, text: settledText };
  const list = useResource<StationList>(listPath(settled, limit), { keepPrevious: true });
  const filters = useResource<StationFilters>('/api/filters', { keepPrevious: true });
  const [showsList, showsMap] = [isWide || search.view === 'list', isWide || search.view === 'map'];

  return (
    <div class="gs-wide">
      <Screen
        flush
        fullHeight={fullHeight}
        header={
          <NavigationBar
            title={text.title}
            subtitle={list.value?.demonstration ? text.demonstration : undefined}
            action={
              <IconButton
                icon="filter"
                label={text.filter}
                badge={search.networks.length}
                onPress={() => setFiltering(true)}
              />
            }
          />
        }
      >
        <div class={`gs-find gs-find--${isWide ? 'both' : search.view}`}>
          <div class="gs-find__side">
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
            <SearchControls fuels={filters.value?.fuels ?? []} />
            {showsList && (
              <StationsList
                list={list}
                onMore={limit < MOST ? () => setLimit(Math.min(MOST, limit * 2 + PAGE)) : undefined}
              />
            )}
          </div>
          {showsMap && <LazyMap search={settled} found={list.value} />}
        </div>
      </Screen>
      <FilterSheet open={filtering} filters={filters} onClose={() => setFiltering(false)} />
    </div>
  );
}
