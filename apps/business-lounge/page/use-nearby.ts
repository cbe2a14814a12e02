import { useState } from 'preact/hooks';
import type { Coordinates } from './api.js';

/** A place that is older is asked for anew, in milliseconds. */
const MAX_AGE_MS = 10 * 60_000;
/** The buyer is told that it did not work after so long, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Where the buyer is, once they let the page know. */
export interface Nearby {
  coordinates: Coordinates | null;
  asking: boolean;
  /** The buyer or the host said no, or the device does not know. */
  failed: boolean;
  ask(): void;
  /** Forgets the failure. */
  dismiss(): void;
}

/** The device's place, asked for only when the buyer wants it. */
export function useNearby(): Nearby {
  const [coordinates, setCoordinates] = useState<Coordinates | null>(null);
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  return {
    coordinates,
    asking: state === 'asking',
    failed: state === 'failed',
    ask() {
      if (!('geolocation' in navigator)) return setState('failed');
      setState('asking');
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
