import { type MerchantError, prefetch, useResource } from '@invoicebox/mini-app-kit';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { StationList } from '../../shared/catalogue.js';
import { filterParameters, orderParameters, type Search } from '../state/finder.js';
import { cachedList, cacheList } from '../storage/cached-list.js';

/** Stations of one request: more than fit on a screen. */
const PAGE_SIZE = 20;
/** Nobody reads further; the search finds the others. */
const MAX_SHOWN = 200;

/** A paginated list. */
export interface GrowingList {
  /** Null until the first page is loaded; the previous result while another search is loading. */
  value: StationList | null;
  /** Why nothing can be shown. */
  error: MerchantError | null;
  loading: boolean;
  retry: () => void;
  /** Loads the next page; undefined if there is none. */
  more: (() => void) | undefined;
  /** When the stations were loaded, epoch milliseconds, if they are cached ones; otherwise null. */
  cachedAt: number | null;
}

/** A loaded list, with the search that it answers. */
interface LoadedList {
  path: string;
  list: StationList;
  /** Epoch milliseconds. */
  at: number;
}

function searchPath(search: Search): string {
  return `/api/stations?${new URLSearchParams([...filterParameters(search), ...orderParameters(search)])}`;
}

const pagePath = (path: string, offset: number) => `${path}&limit=${PAGE_SIZE}&offset=${offset}`;

/** Requests the first stations before the screen is mounted. Resolves when the answer is there or has failed. */
export function prefetchStations(search: Search): Promise<void> {
  return prefetch(pagePath(searchPath(search), 0));
}

/** The stations of a search, page by page. */
export function useStationList(search: Search): GrowingList {
  const path = searchPath(search);
  const [requested, setRequested] = useState({ path, offset: 0 });
  const offset = requested.path === path ? requested.offset : 0;
  const page = useResource<StationList>(pagePath(path, offset));
  const [shown, setShown] = useState<LoadedList | null>(page.value && { path, list: page.value, at: Date.now() });
  const isOffline = page.error?.code === 'offline';

  useLayoutEffect(() => {
    const { value } = page;
    if (!value) return;
    if (offset === 0) cacheList(value);
    // It is what the first rendering shows.
    if (shown?.list === value) return;
    const before = offset > 0 && shown?.path === path ? shown.list.stations : [];
    const list = { ...value, stations: [...before, ...value.stations] };
    setShown({ path, list, at: Date.now() });
  }, [page.value]);

  const cached = isOffline ? (shown ?? cachedList()) : null;
  const value = (cached ?? shown)?.list ?? null;
  const count = value?.stations.length ?? 0;
  return {
    value,
    error: cached === null ? page.error : null,
    loading: page.loading,
    retry: page.retry,
    more:
      value && !page.error && count < value.total && count < MAX_SHOWN
        ? () => setRequested({ path, offset: count })
        : undefined,
    cachedAt: cached?.at ?? null,
  };
}
