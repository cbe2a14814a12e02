/** Why the device's position is not known: `refused` in the app's own question, `denied` to the browser. */
export type LocateFailure = 'refused' | 'denied' | 'failed';

/** A position, or why there is none. */
export type Located = { lat: number; lon: number } | LocateFailure;

/** The buyer waits no longer than this for a position, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** A position this old is good enough to find a station, in milliseconds. */
const MAX_AGE_MS = 5 * 60_000;

/** `GeolocationPositionError.PERMISSION_DENIED`; the class itself is not in every WebView. */
const PERMISSION_DENIED = 1;

/** Ten metres are near enough, and no more of the position needs to leave the device. */
const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000;

/** What the browser would do if it were asked for the position; `prompt` also where it does not tell. */
export async function locationPermission(): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state;
  } catch {
    return 'prompt';
  }
}

/** Asks the browser, and so the buyer, where the device is. Only to be called after a press. */
export function locate(): Promise<Located> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve('failed');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
      ({ code }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { timeout: TIMEOUT_MS, maximumAge: MAX_AGE_MS },
    );
  });
}
