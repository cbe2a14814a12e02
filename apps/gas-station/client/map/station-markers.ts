import { divIcon, type Map as LeafletMap, type Marker, marker, point } from 'leaflet';
import type { StationItem } from '../../contract/catalogue.js';
import { keepApart } from './keep-apart.js';
import { drawnLongitude } from './longitude.js';

/** What a marker says. */
export interface MarkerTexts {
  /** In the bubble, where there is room for one. */
  face: string;
  /** The marker's whole name, for screen readers and as a tool tip. */
  name: string;
}

/** What a finger hits, CSS pixels: width and height of a bubble and of a dot. */
const BUBBLE_SIZE = point(72, 32);
const DOT_SIZE = point(24, 24);

/** The stations' markers on a map: buttons, in the order of the stations. */
export class StationMarkers {
  readonly #map: LeafletMap;
  readonly #describe: (station: StationItem) => MarkerTexts;
  readonly #onSelect: (station: StationItem) => void;
  readonly #markers = new Map<string, Marker>();

  constructor(
    map: LeafletMap,
    options: { describe: (station: StationItem) => MarkerTexts; onSelect: (station: StationItem) => void },
  ) {
    this.#map = map;
    this.#describe = options.describe;
    this.#onSelect = options.onSelect;
  }

  /** Shows exactly these stations; markers that stay keep the focus. */
  show(stations: readonly StationItem[], selectedId: string | null): void {
    const ids = new Set(stations.map(({ id }) => id));
    for (const [id, shown] of this.#markers) {
      if (ids.has(id)) continue;
      shown.remove();
      this.#markers.delete(id);
    }
    const bubbles = this.#withRoom(stations, selectedId);
    for (const station of stations) this.#draw(station, bubbles.has(station.id), station.id === selectedId);
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

  #draw(station: StationItem, isBubble: boolean, isSelected: boolean): void {
    const { face, name } = this.#describe(station);
    const key = [isBubble ? face : '', name, isSelected].join('\n');
    const known = this.#markers.get(station.id);
    // The element carries what it shows: most markers do not change when the map moves.
    if (known?.getElement()?.dataset.shown === key) return;
    const hadFocus = known !== undefined && known.getElement() === document.activeElement;
    known?.remove();
    const made = this.#make(station, isBubble ? face : '', isSelected).addTo(this.#map);
    const element = made.getElement();
    if (element) {
      element.dataset.shown = key;
      this.#makeButton(element, station, name, isSelected);
      if (hadFocus) element.focus();
    }
    this.#markers.set(station.id, made);
  }

  /** Leaflet makes a marker focusable and calls it a button, but presses it by pointer alone. */
  #makeButton(element: HTMLElement, station: StationItem, name: string, isSelected: boolean): void {
    element.setAttribute('aria-label', name);
    element.setAttribute('aria-pressed', String(isSelected));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      this.#onSelect(station);
    });
  }

  #make(station: StationItem, face: string, isSelected: boolean): Marker {
    const bubble = document.createElement('span');
    bubble.className = 'gs-marker__face';
    bubble.textContent = face;
    const state = isSelected ? ' gs-marker--selected' : station.open === false ? ' gs-marker--closed' : '';
    const icon = divIcon({
      className: `gs-marker${state}`,
      html: bubble,
      iconSize: face === '' ? DOT_SIZE : BUBBLE_SIZE,
    });
    const made = marker([station.lat, drawnLongitude(station.lon)], {
      icon,
      title: station.title,
      // Bubbles lie over dots, the selected one over all.
      zIndexOffset: (face === '' ? 0 : 1000) + (isSelected ? 10_000 : 0),
    });
    return made.on('click', () => this.#onSelect(station));
  }
}
