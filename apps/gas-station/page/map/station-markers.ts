import type { Map as LeafletMap } from 'leaflet';
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
  /** Set for what can be chosen. */
  pressed?: boolean;
  onPress: () => void;
}

/** A marker on the map. */
interface Drawn {
  element: HTMLButtonElement;
  look: MarkerLook;
}

/** A bubble with the room around it that its neighbours leave free, CSS pixels. */
const BUBBLE = { width: 72, height: 32 };
/** So many markers are made in one frame: one short halt when the map has come to rest is better than many. */
const MARKERS_PER_FRAME = 200;
/** A press that moves further than this drags the map, CSS pixels. */
const PRESS_TOLERANCE = 5;

const PANE = 'stations';

/**
 * The markers of a map, of stations and of clusters: buttons, in the order of the stations. Not Leaflet's own: each of
 * those is a layer of the page for itself, which makes the map heavy under the finger, and no button.
 */
export class StationMarkers {
  readonly #map: LeafletMap;
  readonly #options: MarkerOptions;
  readonly #pane: HTMLElement;
  readonly #drawn = new Map<string, Drawn>();
  readonly #ids = new WeakMap<Element, string>();
  #pressedAt = { x: 0, y: 0 };
  #nextTurn = 0;
  #isDragged = false;

  constructor(map: LeafletMap, options: MarkerOptions) {
    this.#map = map;
    this.#options = options;
    this.#pane = map.getPane(PANE) ?? map.createPane(PANE);
    // While the map is zoomed places are between two zooms.
    this.#pane.classList.add('gs-stations', 'leaflet-zoom-hide');
    this.#pane.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
      this.#pressedAt = { x, y };
    });
    this.#pane.addEventListener('click', (event) => this.#press(event));
    // Two presses on a marker are no wish to zoom.
    this.#pane.addEventListener('dblclick', (event) => event.stopPropagation());
    this.#pane.addEventListener('focusin', (event) => this.#bringIntoView(event.target));
    map.on('zoomend viewreset', () => this.#placeAll());
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
    for (const [id, { element }] of this.#drawn) {
      if (looks.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
    this.#drawInTurns([...looks]);
  }

  /** Gives a station's marker the focus, if it is shown. */
  focus(id: string): void {
    this.#drawn.get(id)?.element.focus();
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

  /** Ids of the stations that have room for a bubble: the selected one first, then in their order. */
  #withRoom(stations: readonly StationItem[], selectedId: string | null): Set<string> {
    const selectedFirst = [...stations].sort((a, b) => Number(b.id === selectedId) - Number(a.id === selectedId));
    const apart = keepApart(selectedFirst, ({ lat, lon }) => {
      const { x, y } = this.#map.project([lat, drawnLongitude(lon)]);
      return { left: x, top: y, ...BUBBLE };
    });
    return new Set(apart.map(({ id }) => id));
  }

  #stationLook(station: StationItem, isBubble: boolean, isSelected: boolean): MarkerLook {
    const { face, name } = this.#options.describe(station);
    const kind = isBubble ? 'gs-marker gs-marker--bubble' : 'gs-marker';
    const state = isSelected ? ' gs-marker--selected' : station.open === false ? ' gs-marker--closed' : '';
    return {
      ...{ lat: station.lat, lon: station.lon, name },
      face: isBubble ? face : '',
      className: kind + state,
      pressed: isSelected,
      onPress: () => this.#options.onSelect(station),
    };
  }

  #clusterLook(cluster: StationCluster): MarkerLook {
    return {
      ...{ lat: cluster.lat, lon: cluster.lon, ...this.#options.describeCluster(cluster) },
      className: 'gs-cluster',
      onPress: () => this.#options.onOpen(cluster),
    };
  }

  /** Returns whether there was anything to draw. */
  #draw(id: string, look: MarkerLook): boolean {
    const known = this.#drawn.get(id);
    if (known) {
      const isSame = (['face', 'name', 'className'] as const).every((part) => known.look[part] === look[part]);
      const isThere = known.look.lat === look.lat && known.look.lon === look.lon;
      known.look = look;
      if (!isSame) dress(known.element, look);
      if (!isThere) this.#place(known);
      return !isSame;
    }
    const element = document.createElement('button');
    element.type = 'button';
    element.append(document.createElement('span'));
    dress(element, look);
    this.#ids.set(element, id);
    this.#place({ element, look });
    this.#pane.append(element);
    this.#drawn.set(id, { element, look });
    return true;
  }

  #placeAll(): void {
    for (const drawn of this.#drawn.values()) this.#place(drawn);
  }

  /** Within the pane, which moves with the map. Not by a transformation in space: each would be a layer of the page. */
  #place({ element, look: { lat, lon } }: Drawn): void {
    const { x, y } = this.#map.latLngToLayerPoint([lat, drawnLongitude(lon)]);
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
  }

  /** The keyboard goes on beyond the map's edge: the map follows it. */
  #bringIntoView(target: EventTarget | null): void {
    const drawn = target instanceof Element ? this.#drawn.get(this.#ids.get(target) ?? '') : undefined;
    if (!drawn?.element.matches(':focus-visible')) return;
    const { lat, lon } = drawn.look;
    this.#map.panInside([lat, drawnLongitude(lon)], { padding: [BUBBLE.width, BUBBLE.height] });
  }

  #press(event: MouseEvent): void {
    event.stopPropagation();
    const { x, y } = this.#pressedAt;
    const moved = Math.hypot(event.clientX - x, event.clientY - y);
    // A key's press has no place and no count.
    if (event.detail > 0 && moved > PRESS_TOLERANCE) return;
    const element = event.target instanceof Element ? event.target.closest('button') : null;
    const id = element ? this.#ids.get(element) : undefined;
    if (id !== undefined) this.#drawn.get(id)?.look.onPress();
  }
}

/** Gives a marker's button its look and its words. */
function dress(element: HTMLButtonElement, { face, name, className, pressed }: MarkerLook): void {
  element.className = className;
  element.title = name;
  element.setAttribute('aria-label', name);
  if (pressed !== undefined) element.setAttribute('aria-pressed', String(pressed));
  const bubble = element.firstElementChild;
  if (!bubble) return;
  bubble.className = 'gs-face';
  bubble.textContent = face;
}
