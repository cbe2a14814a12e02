import { divIcon, type Map as LeafletMap, type Marker, marker, type PointExpression, point } from 'leaflet';
import type { StationCluster, StationItem } from '../../contract/catalogue.js';
import { keepApart } from './keep-apart.js';
import { drawnLongitude } from './longitude.js';

/** What a marker says. */
export interface MarkerTexts {
  /** In the bubble, where there is room for one. */
  face: string;
  /** The marker's whole name, for screen readers and as a tool tip. */
  name: string;
}

/** What markers say and do. */
export interface MarkerOptions {
  describe: (station: StationItem) => MarkerTexts;
  describeCluster: (cluster: StationCluster) => MarkerTexts;
  onSelect: (station: StationItem) => void;
  onOpen: (cluster: StationCluster) => void;
}

/** What a map shows. */
export interface Marks {
  stations: readonly StationItem[];
  clusters: readonly StationCluster[];
}

/** How a marker is drawn. */
interface MarkerLook {
  lat: number;
  lon: number;
  /** Empty is a dot. */
  face: string;
  name: string;
  className: string;
  size: PointExpression;
  /** Markers with a larger one lie over the others. */
  layer: number;
  /** Set for what can be chosen. */
  pressed?: boolean;
  onPress: () => void;
}

/** What a finger hits, CSS pixels: width and height of a bubble, of a dot, of a cluster. */
const BUBBLE_SIZE = point(72, 32);
const DOT_SIZE = point(24, 24);
const CLUSTER_SIZE = point(52, 52);
/** So many markers are made in one frame: one short halt when the map has come to rest is better than many. */
const MARKERS_PER_FRAME = 40;
/** Clusters lie under stations, the chosen one over all. */
const LAYER = { dot: 0, cluster: 500, bubble: 1000, selected: 10_000 } as const;

/** The markers of a map, of stations and of clusters: buttons, in the order of the stations. */
export class StationMarkers {
  readonly #map: LeafletMap;
  readonly #options: MarkerOptions;
  readonly #markers = new Map<string, Marker>();
  #nextTurn = 0;
  #isDragged = false;

  constructor(map: LeafletMap, options: MarkerOptions) {
    this.#map = map;
    this.#options = options;
    map.on('dragstart', () => {
      this.#isDragged = true;
    });
    map.on('dragend', () => {
      this.#isDragged = false;
    });
  }

  /** Shows exactly these; markers that stay keep their element and the focus. */
  show({ stations, clusters }: Marks, selectedId: string | null): void {
    const bubbles = this.#withRoom(stations, selectedId);
    const looks = new Map([
      ...stations.map(
        (each) => [each.id, this.#stationLook(each, bubbles.has(each.id), each.id === selectedId)] as const,
      ),
      ...clusters.map((each) => [`${each.lat} ${each.lon}`, this.#clusterLook(each)] as const),
    ]);
    for (const [id, shown] of this.#markers) {
      if (looks.has(id)) continue;
      shown.remove();
      this.#markers.delete(id);
    }
    this.#drawInTurns([...looks]);
  }

  /** Draws some of the markers with each frame, and none while the map is dragged: it must follow the finger. */
  #drawInTurns(looks: ReadonlyArray<readonly [id: string, look: MarkerLook]>): void {
    cancelAnimationFrame(this.#nextTurn);
    if (this.#isDragged) {
      this.#nextTurn = requestAnimationFrame(() => this.#drawInTurns(looks));
      return;
    }
    let drawn = 0;
    for (const [index, [id, look]] of looks.entries()) {
      if (drawn >= MARKERS_PER_FRAME) {
        this.#nextTurn = requestAnimationFrame(() => this.#drawInTurns(looks.slice(index)));
        return;
      }
      if (this.#draw(id, look)) drawn += 1;
    }
  }

  /** Gives a station's marker the focus, if it is shown. */
  focus(id: string): void {
    this.#markers.get(id)?.getElement()?.focus();
  }

  /** Ids of the stations that have room for a bubble: the selected one first, then in their order. */
  #withRoom(stations: readonly StationItem[], selectedId: string | null): Set<string> {
    const selectedFirst = [...stations].sort((a, b) => Number(b.id === selectedId) - Number(a.id === selectedId));
    const apart = keepApart(selectedFirst, ({ lat, lon }) => {
      const { x, y } = this.#map.project([lat, drawnLongitude(lon)]);
      return { left: x, top: y, width: BUBBLE_SIZE.x, height: BUBBLE_SIZE.y };
    });
    return new Set(apart.map(({ id }) => id));
  }

  #stationLook(station: StationItem, isBubble: boolean, isSelected: boolean): MarkerLook {
    const { face, name } = this.#options.describe(station);
    const state = isSelected ? ' gs-marker--selected' : station.open === false ? ' gs-marker--closed' : '';
    return {
      ...{ lat: station.lat, lon: station.lon, name },
      face: isBubble ? face : '',
      className: `gs-marker${state}`,
      size: isBubble ? BUBBLE_SIZE : DOT_SIZE,
      layer: isSelected ? LAYER.selected : isBubble ? LAYER.bubble : LAYER.dot,
      pressed: isSelected,
      onPress: () => this.#options.onSelect(station),
    };
  }

  #clusterLook(cluster: StationCluster): MarkerLook {
    return {
      ...{ lat: cluster.lat, lon: cluster.lon, ...this.#options.describeCluster(cluster) },
      className: 'gs-cluster',
      size: CLUSTER_SIZE,
      layer: LAYER.cluster,
      onPress: () => this.#options.onOpen(cluster),
    };
  }

  /** Returns whether there was anything to draw. */
  #draw(id: string, look: MarkerLook): boolean {
    const key = [look.face, look.name, look.className].join('\n');
    const known = this.#markers.get(id);
    // The element carries what it shows: most markers do not change when the map moves.
    if (known?.getElement()?.dataset.shown === key) return false;
    const hadFocus = known !== undefined && known.getElement() === document.activeElement;
    known?.remove();
    const made = makeMarker(look).addTo(this.#map);
    const element = made.getElement();
    if (element) {
      element.dataset.shown = key;
      makeButton(element, look);
      if (hadFocus) element.focus();
    }
    this.#markers.set(id, made);
    return true;
  }
}

function makeMarker({ lat, lon, face, className, size, layer, name, onPress }: MarkerLook): Marker {
  const bubble = document.createElement('span');
  bubble.className = 'gs-face';
  bubble.textContent = face;
  const icon = divIcon({ className, html: bubble, iconSize: size });
  return marker([lat, drawnLongitude(lon)], { icon, title: name, zIndexOffset: layer }).on('click', onPress);
}

/** Leaflet makes a marker focusable and calls it a button, but presses it by pointer alone. */
function makeButton(element: HTMLElement, { name, pressed, onPress }: MarkerLook): void {
  element.setAttribute('aria-label', name);
  if (pressed !== undefined) element.setAttribute('aria-pressed', String(pressed));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPress();
  });
}
