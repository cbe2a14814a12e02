import type { Place } from '../find/finder.js';
import { storage } from './storage.js';

const NAME = 'last-place';

/** The place that was used last, if this page could remember it. */
export function lastPlace(): Place | null {
  const place = storage.read(NAME) as Partial<Place> | null;
  if (typeof place?.lat !== 'number' || typeof place.lon !== 'number') return null;
  return { lat: place.lat, lon: place.lon, city: typeof place.city === 'string' ? place.city : null };
}

/** Remembers a place. */
export function rememberPlace(place: Place): void {
  storage.write(NAME, place);
}
