/** `busy`: a car is at the pump; a new order is queued. `out_of_order`: cannot be chosen. */
export type PumpState = 'free' | 'busy' | 'out_of_order';

/** Answer of `GET /api/stations/:id/pumps`, polled while the station's screen is visible. */
export interface PumpStates {
  pumps: Array<{ number: number; state: PumpState }>;
}

const STATION_PATH = /^\/stations\/([\w.-]{1,64})$/;
const PUMP_NUMBER = /^[1-9]\d?$/;

/**
 * The URL in the QR code on a pump: it opens the mini-app with the pump chosen.
 *
 * @param publicUrl `PUBLIC_URL` of the gas station.
 */
export function pumpAddress(publicUrl: string, stationId: string, pump: number): string {
  const address = new URL(`/stations/${encodeURIComponent(stationId)}`, publicUrl);
  address.searchParams.set('pump', String(pump));
  return address.href;
}

/**
 * Reads the QR code of a pump. Any origin is accepted: nothing is fetched from it, and printed codes outlive domains.
 *
 * @returns null if the text is not a pump's URL.
 */
export function readPumpAddress(text: string): { stationId: string; pump: number } | null {
  let address: URL;
  try {
    address = new URL(text.trim());
  } catch {
    return null;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  const [, stationId] = STATION_PATH.exec(address.pathname) ?? [];
  const pump = address.searchParams.get('pump');
  if (stationId === undefined || pump === null || !PUMP_NUMBER.test(pump)) return null;
  return { stationId, pump: Number(pump) };
}
