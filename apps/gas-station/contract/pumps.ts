/** `busy`: a car stands at it, an order waits for its turn there; `out_of_order`: cannot be chosen. */
export type PumpState = 'free' | 'busy' | 'out_of_order';

/** Answer of `GET /api/stations/:id/pumps`, asked for every few seconds while the station's screen is seen. */
export interface PumpStates {
  pumps: Array<{ number: number; state: PumpState }>;
}

const STATION_PATH = /^\/stations\/([\w.-]{1,64})$/;
const PUMP_NUMBER = /^[1-9]\d?$/;

/**
 * The address in the QR code on a pump: any phone's camera opens the mini-app with the pump chosen.
 *
 * @param publicUrl address of the gas station's mini-app, `PUBLIC_URL`.
 */
export function pumpAddress(publicUrl: string, stationId: string, pump: number): string {
  const address = new URL(`/stations/${encodeURIComponent(stationId)}`, publicUrl);
  address.searchParams.set('pump', String(pump));
  return address.href;
}

/**
 * Reads the QR code of a pump. The origin is not looked at: nothing is fetched from there, and codes outlive addresses.
 *
 * @returns null for any other text.
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
