import { storage } from './storage.js';

/** The centre of a search. */
export interface Place {
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  /** A city's name; null for the device's own position. */
  city: string | null;
}

const NAME = 'last-place';

/** The place that was used last. */
export function lastPlace(): Place | null {
  const place = storage.read(NAME) as Partial<Place> | null;
  if (typeof place?.lat !== 'number' || typeof place.lon !== 'number') return null;
  return { lat: place.lat, lon: place.lon, city: typeof place.city === 'string' ? place.city : null };
}

/** Remembers a place. */
export function rememberPlace(place: Place): void {
  storage.write(NAME, place);
}
