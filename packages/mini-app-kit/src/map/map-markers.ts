import type { Map as LeafletMap } from 'leaflet';
import type { GeoPoint } from '../geo/index.js';
import { drawnLongitude } from './longitude.js';
import { withoutOverlaps } from './without-overlaps.js';

/** An item that a map shows; degrees, WGS 84. */
export interface MapItem extends GeoPoint {
  id: string;
  title: string;
}

/** Items that would overlap. */
export interface MapCluster extends GeoPoint {
  count: number;
}

/** What a marker says. */
export interface MarkerTexts {
  /** Text of the bubble. */
  face: string;
  /** Name for screen readers and the tooltip. */
  name: string;
  /** Drawn without the accent: closed, sold out. */
  muted?: boolean;
}

/** Labels of items and clusters. */
export interface MarkTexts<Item> {
  describe: (item: Item) => MarkerTexts;
  describeCluster: (cluster: MapCluster) => MarkerTexts;
}

export interface MarkerListener<Item> {
  onSelect: (item: Item) => void;
  onOpen: (cluster: MapCluster) => void;
}

/** Items and clusters to show. */
export interface Marks<Item> {
  items: readonly Item[];
  clusters: readonly MapCluster[];
}

interface MarkerLook {
  lat: number;
  lon: number;
  /** Empty for a dot. */
  face: string;
  name: string;
  className: string;
  /** Undefined for clusters. */
  pressed?: boolean;
  onPress: () => void;
}

/** A marker on the map. */
interface DrawnMarker {
  element: HTMLButtonElement;
  look: MarkerLook;
}

/** A bubble with its margin, CSS pixels. */
const BUBBLE = { width: 72, height: 32 };
/** One short pause when the map settles is better than many. */
const MARKERS_PER_FRAME = 200;
/** A press that moves further is a drag, CSS pixels. */
const PRESS_TOLERANCE = 5;

const PANE = 'items';

/**
 * Markers of items and clusters, as buttons in the order of the items. Leaflet's own markers are not buttons, and each
 * is a compositing layer, which makes dragging slow.
 */
export class MapMarkers<Item extends MapItem> {
  readonly #map: LeafletMap;
  readonly #listener: MarkerListener<Item>;
  readonly #pane: HTMLElement;
  readonly #drawn = new Map<string, DrawnMarker>();
  readonly #ids = new WeakMap<Element, string>();
  #pressedAt = { x: 0, y: 0 };
  #nextFrame = 0;
  #isDragged = false;

  constructor(map: LeafletMap, listener: MarkerListener<Item>) {
    this.#map = map;
    this.#listener = listener;
    this.#pane = map.getPane(PANE) ?? map.createPane(PANE);
    // Positions are wrong during a zoom animation.
    this.#pane.classList.add('kit-map-items', 'leaflet-zoom-hide');
    this.#pane.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
      this.#pressedAt = { x, y };
    });
    this.#pane.addEventListener('click', (event) => this.#press(event));
    // A double press on a marker must not zoom.
    this.#pane.addEventListener('dblclick', (event) => event.stopPropagation());
    this.#pane.addEventListener('focusin', (event) => this.#panToFocused(event.target));
    map.on('zoomend viewreset', () => this.#placeAll());
    map.on('dragstart', () => {
      this.#isDragged = true;
    });
    map.on('dragend', () => {
      this.#isDragged = false;
    });
  }

  /** Shows exactly these marks. Markers that stay keep their element and focus. */
  show({ items, clusters }: Marks<Item>, selectedId: string | null, texts: MarkTexts<Item>): void {
    const bubbles = this.#withBubble(items, selectedId);
    const looks = new Map([
      ...items.map((each) => {
        const state = { isBubble: bubbles.has(each.id), isSelected: each.id === selectedId };
        return [each.id, this.#itemLook(each, texts.describe(each), state)] as const;
      }),
      ...clusters.map(
        (each) => [`${each.lat} ${each.lon}`, this.#clusterLook(each, texts.describeCluster(each))] as const,
      ),
    ]);
    for (const [id, { element }] of this.#drawn) {
      if (looks.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
    this.#drawInBatches([...looks]);
  }

  /** Removes all marks, and those that are still to be drawn. */
  clear(): void {
    cancelAnimationFrame(this.#nextFrame);
    for (const { element } of this.#drawn.values()) element.remove();
    this.#drawn.clear();
  }

  /** Focuses an item's marker, if it is shown. */
  focus(id: string): void {
    this.#drawn.get(id)?.element.focus();
  }

  /** Draws a batch of markers per frame, and none during a drag, which must stay smooth. */
  #drawInBatches(looks: ReadonlyArray<readonly [id: string, look: MarkerLook]>): void {
    cancelAnimationFrame(this.#nextFrame);
    if (this.#isDragged) {
      this.#nextFrame = requestAnimationFrame(() => this.#drawInBatches(looks));
      return;
    }
    let drawn = 0;
    for (const [index, [id, look]] of looks.entries()) {
      if (drawn >= MARKERS_PER_FRAME) {
        this.#nextFrame = requestAnimationFrame(() => this.#drawInBatches(looks.slice(index)));
        return;
      }
      if (this.#draw(id, look)) drawn += 1;
    }
  }

  /** Ids of the items with room for a bubble; the selected one comes first. */
  #withBubble(items: readonly Item[], selectedId: string | null): Set<string> {
    const selectedFirst = [...items].sort((a, b) => Number(b.id === selectedId) - Number(a.id === selectedId));
    const separate = withoutOverlaps(selectedFirst, ({ lat, lon }) => {
      const { x, y } = this.#map.project([lat, drawnLongitude(lon)]);
      return { left: x, top: y, ...BUBBLE };
    });
    return new Set(separate.map(({ id }) => id));
  }

  #itemLook(
    item: Item,
    { face, name, muted }: MarkerTexts,
    { isBubble, isSelected }: { isBubble: boolean; isSelected: boolean },
  ): MarkerLook {
    const kind = isBubble ? 'kit-marker kit-marker--bubble' : 'kit-marker';
    const state = isSelected ? ' kit-marker--selected' : muted ? ' kit-marker--muted' : '';
    return {
      ...{ lat: item.lat, lon: item.lon, name },
      face: isBubble ? face : '',
      className: kind + state,
      pressed: isSelected,
      onPress: () => this.#listener.onSelect(item),
    };
  }

  #clusterLook(cluster: MapCluster, { face, name }: MarkerTexts): MarkerLook {
    return {
      ...{ lat: cluster.lat, lon: cluster.lon, face, name },
      className: 'kit-cluster',
      onPress: () => this.#listener.onOpen(cluster),
    };
  }

  /** Returns whether the marker was drawn again. */
  #draw(id: string, look: MarkerLook): boolean {
    const known = this.#drawn.get(id);
    if (known) {
      const isSame = (['face', 'name', 'className'] as const).every((part) => known.look[part] === look[part]);
      const hasMoved = known.look.lat !== look.lat || known.look.lon !== look.lon;
      known.look = look;
      if (!isSame) applyLook(known.element, look);
      if (hasMoved) this.#place(known);
      return !isSame;
    }
    const element = document.createElement('button');
    element.type = 'button';
    element.append(document.createElement('span'));
    applyLook(element, look);
    this.#ids.set(element, id);
    this.#place({ element, look });
    this.#pane.append(element);
    this.#drawn.set(id, { element, look });
    return true;
  }

  #placeAll(): void {
    for (const drawn of this.#drawn.values()) this.#place(drawn);
  }

  /** Relative to the pane, which moves with the map. A 2D transform: a 3D one would create a compositing layer. */
  #place({ element, look: { lat, lon } }: DrawnMarker): void {
    const { x, y } = this.#map.latLngToLayerPoint([lat, drawnLongitude(lon)]);
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
  }

  /** Pans to a marker that has the keyboard focus. */
  #panToFocused(target: EventTarget | null): void {
    const drawn = target instanceof Element ? this.#drawn.get(this.#ids.get(target) ?? '') : undefined;
    if (!drawn?.element.matches(':focus-visible')) return;
    const { lat, lon } = drawn.look;
    this.#map.panInside([lat, drawnLongitude(lon)], { padding: [BUBBLE.width, BUBBLE.height] });
  }

  #press(event: MouseEvent): void {
    event.stopPropagation();
    const { x, y } = this.#pressedAt;
    const moved = Math.hypot(event.clientX - x, event.clientY - y);
    // A press of a key has `detail` 0 and no position.
    if (event.detail > 0 && moved > PRESS_TOLERANCE) return;
    const element = event.target instanceof Element ? event.target.closest('button') : null;
    const id = element ? this.#ids.get(element) : undefined;
    if (id !== undefined) this.#drawn.get(id)?.look.onPress();
  }
}

function applyLook(element: HTMLButtonElement, { face, name, className, pressed }: MarkerLook): void {
  element.className = className;
  element.title = name;
  element.setAttribute('aria-label', name);
  if (pressed !== undefined) element.setAttribute('aria-pressed', String(pressed));
  const bubble = element.firstElementChild;
  if (!bubble) return;
  bubble.className = 'kit-face';
  bubble.textContent = face;
}
