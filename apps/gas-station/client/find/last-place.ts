import type { Place } from './finder.js';

const KEY = 'gas-station:last-place';

/** The place that was used last, if this page may remember it: embedded pages are often denied storage. */
export function lastPlace(): Place | null {
  try {
    const place: Partial<Place> | null = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof place?.lat !== 'number' || typeof place.lon !== 'number') return null;
    return { lat: place.lat, lon: place.lon, city: typeof place.city === 'string' ? place.city : null };
  } catch {
    return null;
  }
}

/** Remembers a place where that is allowed. */
export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Storage is denied or full: the next visit begins in Moscow.
  }
}
