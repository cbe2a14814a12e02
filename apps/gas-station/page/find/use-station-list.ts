import { request } from '@invoicebox/merchant-server/page-client';
import { useResource } from '@invoicebox/merchant-server/preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { StationList } from '../../contract/catalogue.js';
import { useWhenOnline } from '../shared/use-when-online.js';
import { filterParameters, orderParameters, type Search } from '../state/finder.js';
import { keepList, keptList } from '../storage/kept-list.js';

/** Stations of one request: more than fit on a screen. */
const PAGE = 20;
/** Nobody reads further; the search finds the others. */
const MOST = 200;

/** A list that grows page by page. */
export interface GrowingList {
  /** Null until the first page is there; while another search is on its way, what was found before. */
  value: StationList | null;
  /** Why there is nothing to show. */
  failed: boolean;
  loading: boolean;
  /** Reads once more what failed. */
  retry: () => void;
  /** Asks for more; undefined where there is no more, or no more is shown. */
  more: (() => void) | undefined;
  /** When the stations were read, epoch milliseconds, where the server cannot be reached and they are older ones. */
  keptAt: number | null;
}

/** What is shown, with the search that it answers. */
interface Shown {
  path: string;
  list: StationList;
  /** Epoch milliseconds. */
  at: number;
}

/** The address of a search's stations. */
function searchPath(search: Search): string {
  return `/api/stations?${new URLSearchParams([...filterParameters(search), ...orderParameters(search)])}`;
}

/** The address of a page of a search's stations. */
const pagePath = (path: string, offset: number) => `${path}&limit=${PAGE}&offset=${offset}`;

/** What was asked for before there was a screen to show it. */
let early: Shown | null = null;

/** Asks for the first stations before there is a screen to show them: the first screen has them from its first moment. */
export function askEarly(search: Search): void {
  const path = searchPath(search);
  const keep = (list: StationList) => {
    early = { path, list, at: Date.now() };
  };
  // What fails is asked for again, and told, by the screen.
  request<StationList>(pagePath(path, 0)).then(keep, () => undefined);
}

/** What was asked for early, once, if it answers this search. */
function takeEarly(path: string): Shown | null {
  const taken = early;
  early = null;
  return taken?.path === path ? taken : null;
}

/** The stations of a search, the first page of them and what was asked for after it. */
export function useStationList(search: Search): GrowingList {
  const path = searchPath(search);
  const [asked, setAsked] = useState({ path, offset: 0 });
  const offset = asked.path === path ? asked.offset : 0;
  const [first, setFirst] = useState(() => takeEarly(path));
  const isFirst = first?.path === path && offset === 0;
  const page = useResource<StationList>(isFirst ? null : pagePath(path, offset));
  const [shown, setShown] = useState<Shown | null>(first);
  const isOffline = page.error?.code === 'offline';

  useLayoutEffect(() => {
    if (isFirst) keepList(first.list);
    else setFirst(null);
  }, [isFirst]);
  useLayoutEffect(() => {
    const { value } = page;
    if (!value) return;
    const before = offset > 0 && shown?.path === path ? shown.list.stations : [];
    const list = { ...value, stations: [...before, ...value.stations] };
    setShown({ path, list, at: Date.now() });
    if (offset === 0) keepList(list);
  }, [page.value]);
  useWhenOnline(isOffline, page.retry);

  const kept = isOffline ? (shown ?? keptList()) : null;
  const value = (kept ?? shown)?.list ?? null;
  const count = value?.stations.length ?? 0;
  return {
    value,
    failed: page.error !== null && kept === null,
    loading: page.loading,
    retry: page.retry,
    more:
      value && !page.error && count < value.total && count < MOST ? () => setAsked({ path, offset: count }) : undefined,
    keptAt: kept?.at ?? null,
  };
}
