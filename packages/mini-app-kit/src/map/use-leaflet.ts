import { useTexts } from '@invoicebox/mini-app-ui';
import { control, map as createMap, type Map as LeafletMap, type MapOptions, svg, tileLayer } from 'leaflet';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFullHeight } from '../app/use-full-height.js';
import { whenIdle } from '../app/when-idle.js';
import type { GeoPoint } from '../geo/index.js';
import { addBaseLayer, addCityLabels, loadBaseMap } from './base-layer.js';
import { bboxOf, drawnLongitude } from './longitude.js';
import { ProgrammaticMoves } from './programmatic-moves.js';
import { startZoom } from './start-zoom.js';
import { mapTexts } from './texts.js';

/** A tile server. */
export interface Tiles {
  /** URL template of a tile with `{z}`, `{x}`, `{y}`, and `{s}` for several hosts. */
  url: string;
  /** Attribution that the licence requires, plain text. */
  attribution: string;
  maxZoom: number;
}

const MIN_ZOOM = 3;
/** The base map has no streets: nothing to see at higher zooms. */
const BASE_MAP_MAX_ZOOM = 15;
/** Bounds of the base map, without its ragged edge: south-west, north-east. */
const WORLD: [[number, number], [number, number]] = [
  [30, 0],
  [82, 205],
];

/** The view of a map. */
export interface MapView {
  /** `west,south,east,north` in degrees. */
  bbox: string;
  zoom: number;
}

export interface OpenMap {
  map: LeafletMap;
  /** Makes the page's own moves. */
  moves: ProgrammaticMoves;
}

/** Centre of a map, and what to have in view around it. */
export interface MapFocus extends GeoPoint {
  items: readonly GeoPoint[];
}

export interface LeafletOptions {
  container: { current: HTMLDivElement | null };
  /** Null draws the base map that comes with the kit. */
  tiles: Tiles | null;
  locale: 'ru' | 'en';
  start: MapFocus;
  onMove: () => void;
  /** Called after each move; `byUser` is false for the page's own moves. */
  onView: (view: MapView, byUser: boolean) => void;
}

function viewOf(map: LeafletMap): MapView {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return { bbox: bboxOf({ west, south, east, north }), zoom: Math.round(map.getZoom()) };
}

/** Opens a map; `open` is null until then. `failed` if the base map could not be loaded. */
export function useLeaflet({ container, tiles, locale, start, onMove, onView }: LeafletOptions): {
  open: OpenMap | null;
  failed: boolean;
} {
  const [open, setOpen] = useState<OpenMap | null>(null);
  const [failed, setFailed] = useState(false);
  const text = useTexts(mapTexts);
  const fullHeight = useFullHeight();
  const report = useRef({ onMove, onView });
  report.current = { onMove, onView };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const limits: MapOptions = tiles
      ? { maxZoom: tiles.maxZoom, minZoom: 2 }
      : { maxZoom: BASE_MAP_MAX_ZOOM, minZoom: MIN_ZOOM, maxBounds: WORLD, maxBoundsViscosity: 1 };
    const map = createMap(element, {
      ...limits,
      center: [start.lat, drawnLongitude(start.lon)],
      zoom: startZoom(start, start.items, { width: element.clientWidth, height: element.clientHeight }),
      zoomControl: false,
      attributionControl: false,
      renderer: svg({ padding: 0.5 }),
      // Otherwise the wheel scrolls the host's page.
      scrollWheelZoom: fullHeight,
    });
    const moves = new ProgrammaticMoves(map);
    control.zoom({ position: 'topright', zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
    const attribution = control.attribution({ prefix: false, position: 'bottomleft' }).addTo(map);
    let removed = false;
    const addBaseMap = async () => {
      const baseMap = await loadBaseMap();
      if (removed) return;
      addBaseLayer(map, baseMap);
      addCityLabels(map, baseMap, locale);
      attribution.addAttribution(`${text.offlineMap} · ${baseMap.source}`);
    };
    if (tiles) addTiles(map, tiles);
    // Markers first.
    else whenIdle(() => void addBaseMap().catch(() => !removed && setFailed(true)));
    map.on('movestart', () => report.current.onMove());
    map.on('moveend', () => report.current.onView(viewOf(map), !moves.takeEnd()));
    report.current.onView(viewOf(map), false);
    const resized = new ResizeObserver(() => moves.move(() => map.invalidateSize({ pan: false })));
    resized.observe(element);
    setOpen({ map, moves });
    return () => {
      removed = true;
      resized.disconnect();
      map.remove();
      setOpen(null);
    };
  }, [locale, fullHeight, tiles]);

  return { open, failed };
}

function addTiles(map: LeafletMap, { url, attribution, maxZoom }: Tiles): void {
  // Leaflet expects HTML.
  const escaped = document.createElement('span');
  escaped.textContent = attribution;
  tileLayer(url, { attribution: escaped.innerHTML, maxZoom }).addTo(map);
}
