import type { Map as LeafletMap } from 'leaflet';

/** Tells the page's own moves of the map from the buyer's. */
export class ProgrammaticMoves {
  readonly #map: LeafletMap;
  #isOurs = false;

  constructor(map: LeafletMap) {
    this.#map = map;
  }

  /** Moves the map; also an animated move counts as the page's. */
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

  /** Whether the move that has just ended was the page's. Call it once per `moveend`. */
  takeEnd(): boolean {
    const wasOurs = this.#isOurs;
    this.#isOurs = false;
    return wasOurs;
  }
}
