import { lazyScreen, type MiniAppPages, request } from '@invoicebox/mini-app-kit';
import type { StationDetails } from '../shared/catalogue.js';
import type { Fuelling } from '../shared/fuelling.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { FindScreen } from './find/find-screen.js';
import { prefetchStations } from './find/use-station-list.js';
import { stationAddress } from './shared/addresses.js';
import { type AppState, createAppState } from './state/app-state.js';

/** The first screen is rendered with its stations, unless these take longer. */
const MAX_STATIONS_WAIT_MS = 100;

/** Resolves when the stations of the first screen are there, if it is shown first. */
function whenStationsLoaded({ finder }: AppState): Promise<void> {
  if (location.pathname !== '/') return Promise.resolve();
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, MAX_STATIONS_WAIT_MS));
  return Promise.race([prefetchStations(finder.search.peek()), timeout]);
}

/** The pages of the mini-app. */
export const pages: MiniAppPages<FuelSelection, OrderSummary, Fuelling, AppState> = {
  name: 'gas-station',
  title: { ru: 'АЗС', en: 'Fuel stations' },
  screens: {
    '/': FindScreen,
    '/stations/:id': lazyScreen(() => import('./station/station-screen.js').then(({ StationScreen }) => StationScreen)),
  },
  confirm: () => import('./confirm/confirm.js').then(({ confirm }) => confirm),
  payment: () => import('./payment/payment.js').then(({ payment }) => payment),
  createState: createAppState,
  prepare: whenStationsLoaded,
  addressOfShop: async (shopId) => stationAddress((await request<StationDetails>(`/api/shops/${shopId}`)).id),
};
