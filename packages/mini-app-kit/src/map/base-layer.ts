import {
  divIcon,
  type LatLngTuple,
  type LayerGroup,
  type Map as LeafletMap,
  layerGroup,
  marker,
  point,
  polygon,
  polyline,
} from 'leaflet';
import { BASE_MAP_UNITS, type BaseMap, decodeLine } from '../geo/index.js';
import { withoutOverlaps } from './without-overlaps.js';

/** The same file from the sources and from `dist`; bundlers copy it. */
const BASE_MAP_URL = new URL('../../src/geo/base-map.json', import.meta.url);

/** Longer than a slow phone needs for the file; the map works without it. */
const LOAD_TIMEOUT_MS = 60_000;

/** Approximate size of a label, CSS pixels. */
const [LABEL_HEIGHT, LETTER_WIDTH, LABEL_MARGIN] = [18, 7, 16];

/**
 * Loads the base map.
 *
 * @throws Error if that fails or takes more than 60 s.
 */
export async function loadBaseMap(): Promise<BaseMap> {
  const response = await fetch(BASE_MAP_URL, { signal: AbortSignal.timeout(LOAD_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The base map could not be loaded: HTTP ${response.status}.`);
  return response.json();
}

/** Draws land, lakes and rivers. The style sheet sets the colours, which follow the theme. */
export function addBaseLayer(map: LeafletMap, baseMap: BaseMap): void {
  const shape = (className: string) => ({ className, interactive: false, weight: 1 });
  // One polygon: by the even-odd rule the Caspian Sea is a hole.
  polygon(baseMap.land.map(decodeLine), shape('kit-land')).addTo(map);
  polygon(
    baseMap.lakes.map((ring) => [decodeLine(ring)]),
    shape('kit-water'),
  ).addTo(map);
  polyline(baseMap.rivers.map(decodeLine), shape('kit-river')).addTo(map);
}

interface Label {
  name: string;
  position: LatLngTuple;
}

/** The labels that fit at the map's zoom; larger cities first. */
function fittingLabels(map: LeafletMap, labels: readonly Label[]): Label[] {
  return withoutOverlaps(labels, ({ name, position }) => {
    const { x, y } = map.project(position);
    return { left: x, top: y, width: name.length * LETTER_WIDTH + LABEL_MARGIN, height: LABEL_HEIGHT };
  });
}

/** Adds labels of cities, as many as fit at each zoom. */
export function addCityLabels(map: LeafletMap, { cities }: BaseMap, locale: 'ru' | 'en'): void {
  const labels = cities.map(
    ([name, nameEn, lon, lat]): Label => ({
      name: locale === 'ru' ? name : nameEn,
      position: [lat / BASE_MAP_UNITS, lon / BASE_MAP_UNITS],
    }),
  );
  map.createPane('labels').classList.add('kit-labels');
  let shown: LayerGroup | undefined;
  const draw = () => {
    shown?.remove();
    shown = layerGroup(
      fittingLabels(map, labels).map(({ name, position }) => {
        const text = document.createElement('span');
        text.textContent = name;
        const icon = divIcon({ className: 'kit-label', html: text, iconSize: point(0, 0) });
        return marker(position, { icon, pane: 'labels', interactive: false, keyboard: false });
      }),
    ).addTo(map);
  };
  map.on('zoomend', draw);
  draw();
}
