import type { Map as LeafletMap } from 'leaflet';

/** Tells moves of the buyer from those that the page makes. */
export class SilentMoves {
  readonly #map: LeafletMap;
  #isOurs = false;

  constructor(map: LeafletMap) {
    this.#map = map;
  }

  /** Moves the map without counting it as the buyer's doing, however long the move takes. */
  move(change: () => void): void {
    let hasMoved = false;
    const note = () => {
      hasMoved = true;
    };
    this.#isOurs = true;
    this.#map.once('movestart', note);
    change();
    this.#map.off('movestart', note);
    if (!hasMoved) this.#isOurs = false;
  }

  /** Whether the move that has just ended was the page's; to be called once at its end. */
  takeEnd(): boolean {
    const wasOurs = this.#isOurs;
    this.#isOurs = false;
    return wasOurs;
  }
}
