import { useTexts } from '@invoicebox/mini-app-ui';
import { control, map as createMap, type Map as LeafletMap, type MapOptions, svg, tileLayer } from 'leaflet';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StationItem, Tiles } from '../../contract/catalogue.js';
import { useFullHeight } from '../shared/use-full-height.js';
import { whenIdle } from '../shared/when-idle.js';
import { texts } from '../texts.js';
import { addBaseLayer, addCityLabels, loadBaseMap } from './base-layer.js';
import { bboxOf, drawnLongitude } from './longitude.js';
import { SilentMoves } from './silent-moves.js';
import { startZoom } from './start-zoom.js';

const MIN_ZOOM = 3;
/** The base map has coasts and rivers and no streets: further in there is nothing to see. */
const BASE_MAP_ZOOM = 15;
/** What the base map covers, without its ragged rim: south-west, north-east. */
const WORLD: [[number, number], [number, number]] = [
  [30, 0],
  [82, 205],
];

/** What a map shows. */
export interface MapView {
  /** `west,south,east,north` in degrees. */
  bbox: string;
  zoom: number;
}

/** A map on the page. */
export interface OpenMap {
  map: LeafletMap;
  /** For moves that the page makes. */
  moves: SilentMoves;
}

/** Where a map goes: its middle, and the stations around it that are to be in view. */
export interface MapFocus {
  /** Degrees. */
  lat: number;
  lon: number;
  stations: readonly StationItem[];
}

/** How a map is opened. */
export interface LeafletOptions {
  container: { current: HTMLDivElement | null };
  tiles: Tiles | null;
  locale: 'ru' | 'en';
  start: MapFocus;
  /** Whenever the map begins to move. */
  onMove: () => void;
  /** Whenever the map has moved; `isBuyers` tells whether the buyer has moved it. */
  onView: (view: MapView, isBuyers: boolean) => void;
}

function viewOf(map: LeafletMap): MapView {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return { bbox: bboxOf({ west, south, east, north }), zoom: Math.round(map.getZoom()) };
}

/** Opens a map for as long as the component lives. Null until it is there; `failed` if the base map is missing. */
export function useLeaflet({ container, tiles, locale, start, onMove, onView }: LeafletOptions): {
  open: OpenMap | null;
  failed: boolean;
} {
  const [open, setOpen] = useState<OpenMap | null>(null);
  const [failed, setFailed] = useState(false);
  const text = useTexts(texts);
  const fullHeight = useFullHeight();
  const report = useRef({ onMove, onView });
  report.current = { onMove, onView };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const limits: MapOptions = tiles
      ? { maxZoom: tiles.maxZoom, minZoom: 2 }
      : { maxZoom: BASE_MAP_ZOOM, minZoom: MIN_ZOOM, maxBounds: WORLD, maxBoundsViscosity: 1 };
    const map = createMap(element, {
      ...limits,
      center: [start.lat, drawnLongitude(start.lon)],
      zoom: startZoom(start, start.stations, { width: element.clientWidth, height: element.clientHeight }),
      zoomControl: false,
      attributionControl: false,
      renderer: svg({ padding: 0.5 }),
      // In a frame that grows with its content the wheel belongs to the host's page.
      scrollWheelZoom: fullHeight,
    });
    const moves = new SilentMoves(map);
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
    // The stations come before the land under them.
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
  // The licence's text is shown as text: Leaflet would take it for HTML.
  const escaped = document.createElement('span');
  escaped.textContent = attribution;
  tileLayer(url, { attribution: escaped.innerHTML, maxZoom }).addTo(map);
}
