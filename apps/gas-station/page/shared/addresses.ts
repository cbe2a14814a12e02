import { addressOf, type QueryParameters } from '@invoicebox/mini-app-kit';

/** The address of a station's screen. */
export function stationAddress(stationId: string, query: QueryParameters = {}): string {
  return addressOf(`/stations/${encodeURIComponent(stationId)}`, query);
}
