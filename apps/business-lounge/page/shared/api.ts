/** Client of the app's own API (server/catalogue-routes.ts). Calls reject with `MerchantError`. */
import { request } from '@invoicebox/mini-app-kit';
import type { AirportsAnswer, Coordinates } from '../../shared/airport.js';
import type { LoungeAnswer, LoungesAnswer, Procedure } from '../../shared/lounge.js';

/** Finds airports by code, name or city; without a text those with lounges, nearest first. */
export function findAirports(text: string, near: Coordinates | null, signal: AbortSignal): Promise<AirportsAnswer> {
  const query = new URLSearchParams({ q: text.slice(0, 100) });
  if (near) {
    query.set('lat', String(near.lat));
    query.set('lon', String(near.lon));
  }
  return request<AirportsAnswer>(`/api/airports?${query}`, { signal });
}

/** Finds the lounges of several airports. */
export function findLounges(
  airports: readonly string[],
  procedure: Procedure | null,
  signal: AbortSignal,
): Promise<LoungesAnswer> {
  const query = new URLSearchParams({ airport: airports.join(',') });
  if (procedure) query.set('procedure', procedure);
  return request<LoungesAnswer>(`/api/lounges?${query}`, { signal });
}

/** Loads a lounge with its airport. */
export function readLounge(loungeId: string, signal: AbortSignal): Promise<LoungeAnswer> {
  return request<LoungeAnswer>(`/api/lounges/${encodeURIComponent(loungeId)}`, { signal });
}
