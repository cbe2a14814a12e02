import 'leaflet/dist/leaflet.css';
import { useResource } from '@invoicebox/merchant-server/preact';
import { BottomSheet, ErrorState, formatMoney, formatQuantity, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { control, map as createMap, type Map as LeafletMap, svg } from 'leaflet';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StationItem, StationList } from '../../contract/catalogue.js';
import { filterParameters, type Place, type Search } from '../find/finder.js';
import type { MapProps } from '../find/lazy-map.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { shownPrice } from '../shared/fuel-price.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { texts } from '../texts.js';
import { addBaseLayer, addCityLabels, loadBaseMap } from './base-layer.js';
import { bboxOf, drawnLongitude } from './longitude.js';
import { StationMarkers } from './station-markers.js';
import { StationSheet } from './station-sheet.js';

/** The base map has coasts and rivers and no streets: further in there is nothing to see. */
const [MIN_ZOOM, MAX_ZOOM] = [3, 13];
/** A city with its surroundings. */
const PLACE_ZOOM = 10;
/** What the base map covers, without its ragged rim: south-west, north-east. */
const WORLD: [[number, number], [number, number]] = [
  [30, 0],
  [82, 205],
];
/** The chosen marker is kept so far from the map's edges, and above the sheet, CSS pixels. */
const [MARKER_MARGIN, SHEET_HEIGHT] = [48, 260];
const MOST_MARKERS = 100;

function mapPath(search: Search, bbox: string | null): string | null {
  if (bbox === null) return null;
  const parameters = filterParameters(search);
  parameters.set('bbox', bbox);
  parameters.set('limit', String(MOST_MARKERS));
  return `/api/stations?${parameters}`;
}

/** Where the map goes for a search: to the first station found by a text, otherwise to the place. */
function focusOf({ text, place }: Search, found: StationList | null): Pick<Place, 'lat' | 'lon'> {
  return (text.trim() === '' ? undefined : found?.stations[0]) ?? place;
}

/** The map of the stations in view, with the chosen one in a sheet. */
export function MapPanel({ search, found }: MapProps) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [bbox, setBbox] = useState<string | null>(null);
  const [selected, setSelected] = useState<StationItem | null>(null);
  const text = useTexts(texts);
  const locale = useLocale();
  const inView = useResource<StationList>(mapPath(search, bbox), { keepPrevious: true });
  const baseMapFailed = useLeaflet(container, setMap, setBbox, focusOf(search, found));
  const stations = useShownStations(inView.value, selected);
  const markers = useMarkers(map, stations, search.fuel, selected, setSelected);
  useFocus(map, focusOf(search, found));

  const { stations: shown = [], total = 0 } = inView.value ?? {};

  function close() {
    setSelected(null);
    if (selected) markers?.focus(selected.id);
  }

  const count = (value: number) => formatQuantity(value * 1000, locale);
  return (
    <section class="gs-map-panel" aria-label={text.mapLabel}>
      <div ref={container} class="gs-map" />
      <p class="gs-map-note" role="status">
        {shown.length < total ? text.mapShown(count(shown.length), count(total)) : ''}
      </p>
      {(inView.error || baseMapFailed) && (
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

/** The stations in view and the chosen one, which stays when it leaves the sample. */
function useShownStations(inView: StationList | null, selected: StationItem | null): StationItem[] {
  return useMemo(() => {
    const stations = inView?.stations ?? [];
    const isMissing = selected !== null && !stations.some(({ id }) => id === selected.id);
    return isMissing ? [...stations, selected] : [...stations];
  }, [inView, selected]);
}

/** Makes the map once and tells what it shows whenever it has moved. Returns whether the base map is missing. */
function useLeaflet(
  container: { current: HTMLDivElement | null },
  onMap: (map: LeafletMap | null) => void,
  onBbox: (bbox: string) => void,
  start: Pick<Place, 'lat' | 'lon'>,
): boolean {
  const [failed, setFailed] = useState(false);
  const text = useTexts(texts);
  const locale = useLocale();
  const fullHeight = useFullHeight();

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const map = createMap(element, {
      center: [start.lat, drawnLongitude(start.lon)],
      zoom: PLACE_ZOOM,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      maxBounds: WORLD,
      maxBoundsViscosity: 1,
      zoomControl: false,
      attributionControl: false,
      renderer: svg({ padding: 0.5 }),
      // In a frame that grows with its content the wheel belongs to the host's page.
      scrollWheelZoom: fullHeight,
    });
    control.zoom({ position: 'topright', zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
    const attribution = control.attribution({ prefix: false, position: 'bottomleft' }).addTo(map);
    let removed = false;
    loadBaseMap().then(
      (baseMap) => {
        if (removed) return;
        addBaseLayer(map, baseMap);
        addCityLabels(map, baseMap, locale);
        attribution.addAttribution(`${text.offlineMap} · ${baseMap.source}`);
      },
      () => !removed && setFailed(true),
    );
    const report = () => {
      const bounds = map.getBounds();
      onBbox(
        bboxOf({
          west: bounds.getWest(),
          south: bounds.getSouth(),
          east: bounds.getEast(),
          north: bounds.getNorth(),
        }),
      );
    };
    map.on('moveend', report);
    report();
    const resized = new ResizeObserver(() => map.invalidateSize({ pan: false }));
    resized.observe(element);
    onMap(map);
    return () => {
      removed = true;
      resized.disconnect();
      map.remove();
      onMap(null);
    };
  }, [locale, fullHeight]);

  return failed;
}

function useMarkers(
  map: LeafletMap | null,
  stations: readonly StationItem[],
  fuel: Search['fuel'],
  selected: StationItem | null,
  onSelect: (station: StationItem) => void,
): StationMarkers | null {
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const markers = useMemo(() => {
    if (!map) return null;
    return new StationMarkers(map, {
      onSelect,
      describe: (station) => {
        const price = shownPrice(station.fuels, fuel);
        const name = [station.title, station.address];
        if (price) name.push(`${fuelNames[price.fuel]} ${formatMoney(price.price, locale)}`);
        return {
          face: price ? formatMoney(price.price, locale, { dropZeroKopecks: true }) : '—',
          name: name.join(', '),
        };
      },
    });
  }, [map, fuel, locale]);

  useEffect(() => {
    markers?.show(stations, selected?.id ?? null);
  }, [markers, stations, selected]);
  useEffect(() => () => markers?.show([], null), [markers]);
  useEffect(() => {
    if (!map || !selected) return;
    map.panInside([selected.lat, drawnLongitude(selected.lon)], {
      paddingTopLeft: [MARKER_MARGIN, MARKER_MARGIN],
      paddingBottomRight: [MARKER_MARGIN, SHEET_HEIGHT],
    });
  }, [map, selected?.id]);
  return markers;
}

/** Moves the map to a new place of the search; where the map already is, the buyer's own view stays. */
function useFocus(map: LeafletMap | null, { lat, lon }: Pick<Place, 'lat' | 'lon'>): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!map) return;
    const wanted = `${lat},${lon}`;
    const isFirst = shown.current === null;
    if (shown.current !== wanted && !isFirst)
      map.setView([lat, drawnLongitude(lon)], Math.max(map.getZoom(), PLACE_ZOOM));
    shown.current = wanted;
  }, [map, lat, lon]);
}
