import { useState } from 'preact/hooks';
import type { Coordinates } from '../../shared/airport.js';

/** A cached position is good enough. */
const MAX_AGE_MS = 10 * 60_000;
const TIMEOUT_MS = 10_000;

/** The device's position. */
export interface Nearby {
  coordinates: Coordinates | null;
  locating: boolean;
  /** Denied by the buyer or the host, or unknown. */
  failed: boolean;
  locate(): void;
  /** Clears `failed`. */
  dismiss(): void;
}

/** Locates the device on request. */
export function useNearby(): Nearby {
  const [coordinates, setCoordinates] = useState<Coordinates | null>(null);
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  return {
    coordinates,
    locating: state === 'locating',
    failed: state === 'failed',
    locate() {
      if (!('geolocation' in navigator)) return setState('failed');
      setState('locating');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          setCoordinates({ lat: coords.latitude, lon: coords.longitude });
          setState('idle');
        },
        () => setState('failed'),
        { maximumAge: MAX_AGE_MS, timeout: TIMEOUT_MS },
      );
    },
    dismiss: () => setState('idle'),
  };
}
