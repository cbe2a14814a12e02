import { request } from '@invoicebox/mini-app-kit';
import type {
  ForecourtSettings,
  ForecourtStation,
  ForecourtStations,
  PumpAction,
  PumpFault,
} from '../../shared/forecourt.js';

const API = '/forecourt/api';
const stationPath = (id: string) => `${API}/stations/${encodeURIComponent(id)}`;

/** Client of the forecourt's API (docs/gas-station.md, Its API). Calls reject with MerchantError. */
export const forecourtApi = {
  stations: (text: string, signal: AbortSignal) =>
    request<ForecourtStations>(`${API}/stations?${new URLSearchParams({ q: text })}`, { signal }),
  station: (id: string) => request<ForecourtStation>(stationPath(id)),
  /** URL of the event stream. */
  events: (id: string) => `${stationPath(id)}/events`,
  act: (id: string, pump: number, action: PumpAction) =>
    request<ForecourtStation>(`${stationPath(id)}/pumps/${pump}/${action.replaceAll('_', '-')}`, { body: {} }),
  setFault: (id: string, pump: number, fault: PumpFault) =>
    request<ForecourtStation>(`${stationPath(id)}/pumps/${pump}/fault`, { body: { fault } }),
  /** @param room thousandths of a litre; null for unlimited. */
  setTank: (orderId: string, room: number | null) =>
    request<object>(`${API}/orders/${encodeURIComponent(orderId)}/tank`, { body: { room } }),
  setSettings: (settings: ForecourtSettings) =>
    request<{ settings: ForecourtSettings }>(`${API}/settings`, { body: settings }),
};
