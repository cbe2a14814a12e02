import { type GeoPoint, roundDegrees } from '../geo/index.js';

/** Why the device was not located: `refused` in the app's own dialog, `denied` in the browser's. */
export type LocateFailure = 'refused' | 'denied' | 'failed';

export type Located = GeoPoint | LocateFailure;

const TIMEOUT_MS = 10_000;
/** A cached position is good enough to find what is near. */
const MAX_AGE_MS = 5 * 60_000;

/** `GeolocationPositionError.PERMISSION_DENIED`; the class itself is not in every WebView. */
const PERMISSION_DENIED = 1;

/** The permission to locate the device; `prompt` if unknown. */
export async function locationPermission(): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state;
  } catch {
    return 'prompt';
  }
}

/** Locates the device, which may prompt the buyer: call it only after a press. Rounded, for privacy. */
export function locate(): Promise<Located> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve('failed');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: roundDegrees(coords.latitude), lon: roundDegrees(coords.longitude) }),
      ({ code }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { timeout: TIMEOUT_MS, maximumAge: MAX_AGE_MS },
    );
  });
}
