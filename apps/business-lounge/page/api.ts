/** The page's own read-only calls (server/catalogue-routes.ts). All of them throw `MerchantError`. */
import { request } from '@invoicebox/merchant-server/page-client';
import type { AirportsAnswer } from '../contract/airport.js';
import type { LoungeAnswer, LoungesAnswer, Procedure } from '../contract/lounge.js';

/** Degrees, north and east positive. */
export interface Coordinates {
  lat: number;
  lon: number;
}

/** Airports by code, name or city; without a text those with lounges, the nearest first where a place is given. */
export function findAirports(text: string, near: Coordinates | null, signal: AbortSignal): Promise<AirportsAnswer> {
  const query = new URLSearchParams({ q: text.slice(0, 100) });
  if (near) {
    query.set('lat', String(near.lat));
    query.set('lon', String(near.lon));
  }
  return request<AirportsAnswer>(`/api/airports?${query}`, { signal });
}

/** The lounges of some airports. */
export function findLounges(
  airports: readonly string[],
  procedure: Procedure | null,
  signal: AbortSignal,
): Promise<LoungesAnswer> {
  const query = new URLSearchParams({ airport: airports.join(',') });
  if (procedure) query.set('procedure', procedure);
  return request<LoungesAnswer>(`/api/lounges?${query}`, { signal });
}

/** One lounge with its airport. */
export function readLounge(loungeId: string, signal: AbortSignal): Promise<LoungeAnswer> {
  return request<LoungeAnswer>(`/api/lounges/${encodeURIComponent(loungeId)}`, { signal });
}
