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
import { BASE_MAP_UNITS, type BaseMap, decodeLine } from '../../contract/base-map.js';
import baseMapUrl from '../../data/generated/base-map.json?url';
import { keepApart } from './keep-apart.js';

/** A label's line, one of its letters, and the room around it, CSS pixels: near enough to keep labels apart. */
const [LABEL_HEIGHT, LETTER_WIDTH, LABEL_MARGIN] = [18, 7, 16];

/**
 * Reads the offline base map.
 *
 * @throws Error if it cannot be had.
 */
export async function loadBaseMap(): Promise<BaseMap> {
  const response = await fetch(baseMapUrl);
  if (!response.ok) throw new Error(`The base map could not be loaded: HTTP ${response.status}.`);
  return response.json();
}

/** Draws land, lakes and rivers. Colours are the style sheet's, so that they follow the theme. */
export function addBaseLayer(map: LeafletMap, baseMap: BaseMap): void {
  const shape = (className: string) => ({ className, interactive: false, weight: 1 });
  // Rings of the land are one polygon: the Caspian Sea is a hole by the even-odd rule.
  polygon(baseMap.land.map(decodeLine), shape('gs-land')).addTo(map);
  polygon(
    baseMap.lakes.map((ring) => [decodeLine(ring)]),
    shape('gs-water'),
  ).addTo(map);
  polyline(baseMap.rivers.map(decodeLine), shape('gs-river')).addTo(map);
}

interface Label {
  name: string;
  place: LatLngTuple;
}

/** The labels that have room at the map's zoom; larger cities go first. */
function labelsApart(map: LeafletMap, labels: readonly Label[]): Label[] {
  return keepApart(labels, ({ name, place }) => {
    const { x, y } = map.project(place);
    return { left: x, top: y, width: name.length * LETTER_WIDTH + LABEL_MARGIN, height: LABEL_HEIGHT };
  });
}

/** Names cities, as many as have room at each zoom. */
export function addCityLabels(map: LeafletMap, { cities }: BaseMap, locale: 'ru' | 'en'): void {
  const labels = cities.map(
    ([name, nameEn, lon, lat]): Label => ({
      name: locale === 'ru' ? name : nameEn,
      place: [lat / BASE_MAP_UNITS, lon / BASE_MAP_UNITS],
    }),
  );
  map.createPane('labels').classList.add('gs-labels');
  let shown: LayerGroup | undefined;
  const draw = () => {
    shown?.remove();
    shown = layerGroup(
      labelsApart(map, labels).map(({ name, place }) => {
        const text = document.createElement('span');
        text.textContent = name;
        const icon = divIcon({ className: 'gs-label', html: text, iconSize: point(0, 0) });
        return marker(place, { icon, pane: 'labels', interactive: false, keyboard: false });
      }),
    ).addTo(map);
  };
  map.on('zoomend', draw);
  draw();
}
