import '@invoicebox/mini-app-kit/map.css';
import { request } from '@invoicebox/mini-app-kit';
import { ItemsMap, type MapFocus, type MapView } from '@invoicebox/mini-app-kit/map';
import { formatMoney, formatQuantity, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useCallback } from 'preact/hooks';
import type {
  StationCluster,
  StationDetails,
  StationItem,
  StationList,
  StationMap,
  Tiles,
} from '../../shared/catalogue.js';
import { canOrder } from '../shared/can-order.js';
import { useFuelName } from '../shared/fuel-names.js';
import { shownFuel } from '../shared/fuel-price.js';
import { statusText } from '../shared/status-tag.js';
import { useApp } from '../state/app-state.js';
import { filterParameters, type Search } from '../state/finder.js';
import { texts } from '../texts.js';
import { StationSheet } from './station-sheet.js';
import { mapTexts } from './texts.js';

function mapPath(search: Search, view: MapView): string {
  const parameters = filterParameters(search);
  parameters.set('bbox', view.bbox);
  parameters.set('zoom', String(view.zoom));
  parameters.set('lat', String(search.place.lat));
  parameters.set('lon', String(search.place.lon));
  return `/api/stations?${parameters}`;
}

async function loadMarks(path: string, signal: AbortSignal) {
  const { stations: items, clusters, total } = await request<StationMap>(path, { signal });
  return { items, clusters, total };
}

const stationPath = (id: string) => `/api/stations/${encodeURIComponent(id)}`;

/** The focus for a search: the first station of a text search, otherwise the place. */
function focusOf({ text, place }: Search, found: StationList | null): MapFocus {
  const items = found?.stations ?? [];
  const { lat, lon } = (text.trim() === '' ? undefined : items[0]) ?? place;
  return { lat, lon, items };
}

export interface MapPanelProps {
  search: Search;
  /** The list's answer to the same search: the map goes to its first station. */
  found: StationList | null;
  /** Null draws the base map that comes with the kit. */
  tiles: Tiles | null;
}

/** The map of the stations in view, with the chosen one in a sheet. */
export function MapPanel({ search, found, tiles }: MapPanelProps) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const { label } = useTexts(mapTexts);
  return (
    <ItemsMap<StationItem>
      label={label}
      found={text.found}
      focus={focusOf(search, found)}
      tiles={tiles}
      marksIn={(view) => {
        const path = mapPath(search, view);
        return { key: path, load: (signal) => loadMarks(path, signal) };
      }}
      itemOf={(id) => ({
        key: stationPath(id),
        load: (signal) => request<StationDetails>(stationPath(id), { signal }),
      })}
      selected={search.station}
      Sheet={StationSheet}
      {...useMarkTexts(search)}
      onSelect={(station) => finder.update({ station })}
      onArea={(area) => finder.update({ area })}
    />
  );
}

/** What the marks say: the price of the chosen fuel, the number of stations. */
function useMarkTexts({ fuel }: Search) {
  const { clusterName } = useTexts(mapTexts);
  const locale = useLocale();
  const text = useTexts(texts);
  const fuelName = useFuelName();
  const describe = useCallback(
    (station: StationItem) => {
      const shown = shownFuel(station.fuels, fuel);
      const price = shown?.price ?? null;
      const name = [station.title, station.address, statusText(station.status, text)];
      if (shown) {
        const said = price === null ? text.noPrice : formatMoney(price, locale);
        name.push(`${fuelName(shown.fuel, station.fuelNames)} ${said}`);
      }
      if (!station.payable) name.push(text.notPayable);
      const face = price === null ? '—' : formatMoney(price, locale, { dropZeroKopecks: true });
      return { face, name: name.join(', '), muted: !canOrder(station) };
    },
    [fuel, locale],
  );
  const describeCluster = useCallback(
    ({ count }: StationCluster) => {
      const face = formatQuantity(count * 1000, locale);
      return { face, name: clusterName(face) };
    },
    [locale],
  );
  return { describe, describeCluster };
}
