import 'leaflet/dist/leaflet.css';
import './map.css';
import { useResource } from '@invoicebox/mini-app-kit';
import { BottomSheet, ErrorState, formatMoney, formatQuantity, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StationDetails, StationItem, StationList, StationMap, Tiles } from '../../shared/catalogue.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { shownPrice } from '../shared/fuel-price.js';
import { useApp } from '../state/app-state.js';
import { filterParameters, type Search } from '../state/finder.js';
import { texts } from '../texts.js';
import { drawnLongitude } from './longitude.js';
import { startZoom } from './start-zoom.js';
import { type Marks, StationMarkers } from './station-markers.js';
import { StationSheet } from './station-sheet.js';
import { type MapFocus, type MapView, type OpenMap, useLeaflet } from './use-leaflet.js';

/** Distances of the selected marker from the map's edges, and height of the sheet; CSS pixels. */
const [MARKER_MARGIN, SHEET_HEIGHT] = [48, 260];
/** The list follows the map after this. */
const SETTLE_MS = 500;
/** Zoom levels per press on a cluster. */
const CLUSTER_ZOOM_STEP = 2;

function mapPath(search: Search, view: MapView | null): string | null {
  if (view === null) return null;
  const parameters = filterParameters(search);
  parameters.set('bbox', view.bbox);
  parameters.set('zoom', String(view.zoom));
  parameters.set('lat', String(search.place.lat));
  parameters.set('lon', String(search.place.lon));
  return `/api/stations?${parameters}`;
}

/** The focus for a search: the first station of a text search, otherwise the place. */
function focusOf({ text, place }: Search, found: StationList | null): MapFocus {
  const stations = found?.stations ?? [];
  const { lat, lon } = (text.trim() === '' ? undefined : stations[0]) ?? place;
  return { lat, lon, stations };
}

export interface MapPanelProps {
  search: Search;
  /** The list's answer to the same search: the map goes to its first station. */
  found: StationList | null;
  /** Null draws the base map that comes with the page. */
  tiles: Tiles | null;
}

/** The map of the stations in view, with the chosen one in a sheet. */
export function MapPanel({ search, found, tiles }: MapPanelProps) {
  const { finder } = useApp();
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const settleTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The buyer has moved the map, and the list does not show the new area yet. */
  const isListStale = useRef(false);
  useEffect(() => () => clearTimeout(settleTimer.current), []);
  const text = useTexts(texts);
  const locale = useLocale();
  const inView = useResource<StationMap>(mapPath(search, view), { keepPrevious: true });
  const { open, failed } = useLeaflet({
    ...{ container, tiles, locale, start: focusOf(search, found) },
    onMove: () => clearTimeout(settleTimer.current),
    onView(moved, byUser) {
      setView(moved);
      isListStale.current ||= byUser;
      if (!isListStale.current) return;
      settleTimer.current = setTimeout(() => {
        isListStale.current = false;
        finder.update({ area: moved.bbox });
      }, SETTLE_MS);
    },
  });
  const selected = useSelected(inView.value, search.station);
  const markers = useMarkers(open, useMarks(inView.value, selected), search, selected);
  useFocus(open, focusOf(search, found));
  const total = inView.value?.total;

  function close() {
    finder.update({ station: null });
    if (selected) markers?.focus(selected.id);
  }

  return (
    <section class="gs-map-panel" aria-label={text.mapLabel}>
      <div ref={container} class="gs-map" />
      <p class="gs-map-note" role="status">
        {total === undefined ? '' : text.found(formatQuantity(total * 1000, locale))}
      </p>
      {((inView.error && !inView.value) || failed) && (
        <div class="gs-map-error">
          <ErrorState title={text.mapFailed} onRetry={inView.error ? inView.retry : undefined} />
        </div>
      )}
      <BottomSheet open={selected !== null} title={selected?.title ?? ''} titleHidden onClose={close}>
        {selected && <StationSheet station={selected} fuel={search.fuel} />}
      </BottomSheet>
    </section>
  );
}

/** The selected station: from those in view or, if it is not, from the server. */
function useSelected(inView: StationMap | null, id: string | null): StationItem | null {
  const last = useRef<StationItem | null>(null);
  const known = inView?.stations.find((station) => station.id === id) ?? last.current;
  const isKnown = id === null || known?.id === id;
  const details = useResource<StationDetails>(isKnown ? null : `/api/stations/${encodeURIComponent(id)}`);
  const selected = id === null ? null : isKnown ? known : details.value;
  last.current = selected;
  return selected;
}

/** The marks in view, and the selected station even if it is in a cluster. */
function useMarks(inView: StationMap | null, selected: StationItem | null): Marks {
  return useMemo(() => {
    const { stations = [], clusters = [] } = inView ?? {};
    const isMissing = selected !== null && !stations.some(({ id }) => id === selected.id);
    return { stations: isMissing ? [...stations, selected] : stations, clusters };
  }, [inView, selected]);
}

function useMarkers(
  open: OpenMap | null,
  marks: Marks,
  { fuel }: Search,
  selected: StationItem | null,
): StationMarkers | null {
  const { finder } = useApp();
  const text = useTexts(texts);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const markers = useMemo(() => {
    if (!open) return null;
    const { map } = open;
    return new StationMarkers(map, {
      onSelect: ({ id }) => finder.update({ station: id }),
      onOpen({ lat, lon }) {
        map.setView([lat, drawnLongitude(lon)], Math.min(map.getMaxZoom(), map.getZoom() + CLUSTER_ZOOM_STEP));
        // The cluster's marker disappears: keep the focus on the map.
        map.getContainer().focus({ preventScroll: true });
      },
      describe: (station) => {
        const price = shownPrice(station.fuels, fuel);
        const name = [station.title, station.address];
        if (price) name.push(`${fuelNames[price.fuel]} ${formatMoney(price.price, locale)}`);
        return {
          face: price ? formatMoney(price.price, locale, { dropZeroKopecks: true }) : '—',
          name: name.join(', '),
        };
      },
      describeCluster: ({ count }) => ({
        face: formatQuantity(count * 1000, locale),
        name: text.clusterName(formatQuantity(count * 1000, locale)),
      }),
    });
  }, [open, fuel, locale]);

  useEffect(() => {
    markers?.show(marks, selected?.id ?? null);
  }, [markers, marks, selected]);
  useEffect(() => () => markers?.show({ stations: [], clusters: [] }, null), [markers]);
  useEffect(() => {
    if (!open || !selected) return;
    open.moves.move(() =>
      open.map.panInside([selected.lat, drawnLongitude(selected.lon)], {
        paddingTopLeft: [MARKER_MARGIN, MARKER_MARGIN],
        paddingBottomRight: [MARKER_MARGIN, SHEET_HEIGHT],
      }),
    );
  }, [open, selected?.id]);
  return markers;
}

/** Moves the map when the search's place changes. */
function useFocus(open: OpenMap | null, { lat, lon, stations }: MapFocus): void {
  const shown = useRef<{ place: string; fits: boolean } | null>(null);
  useEffect(() => {
    if (!open) return;
    const { map, moves } = open;
    const [place, fits] = [`${lat},${lon}`, stations.length > 0];
    const before = shown.current;
    shown.current = { place, fits };
    // The map opens at the first place; its stations may be loaded later.
    if (before === null || (before.place === place && (before.fits || !fits))) return;
    const { x: width, y: height } = map.getSize();
    const zoom = startZoom({ lat, lon }, stations, { width, height });
    moves.move(() => map.setView([lat, drawnLongitude(lon)], zoom));
  }, [open, lat, lon, stations.length > 0]);
}
