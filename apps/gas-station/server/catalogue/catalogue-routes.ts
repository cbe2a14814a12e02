import type { Clock } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { CityList, StationList } from '../../contract/catalogue.js';
import type { Found, GeoPoint, StationIndex } from '../stations/station-index.js';
import type { Network } from '../stations/stations-file.js';
import { QueryError, readStationQuery, type StationQuery } from './query.js';
import { citiesOf, stationDetails, stationFilters, stationItem } from './views.js';

/** What the catalogue stands on. */
export interface CatalogueParts {
  network: Network;
  index: StationIndex;
  clock: Clock;
}

/** Prices and opening change slowly; a minute saves most repeated calls of a dragged map. */
const CACHE = { 'Cache-Control': 'public, max-age=60' };

function search(index: StationIndex, { filter, limit, point, box }: StationQuery): Found & { from?: GeoPoint } {
  if (point) return { ...index.nearest(point, filter, limit), from: point };
  return box ? index.within(box, filter, limit) : index.first(filter, limit);
}

/** The page's read-only API of stations (contract/catalogue.ts), to be mounted under `/api`. */
export function catalogueRoutes({ network, index, clock }: CatalogueParts): Hono {
  const { demonstration, stations } = network;
  const filters = stationFilters(stations);
  const cities: CityList = { cities: citiesOf(stations) };
  const routes = new Hono();
  for (const path of ['/stations/*', '/stations', '/filters', '/cities']) routes.use(path, compress());

  routes.onError((error, context) => {
    if (!(error instanceof QueryError)) throw error;
    return context.json({ error: { code: error.code, message: error.message } }, 400);
  });

  routes.get('/stations', (context) => {
    const found = search(index, readStationQuery(new URL(context.req.url).searchParams));
    const now = clock.now();
    const answer: StationList = {
      stations: found.stations.map((station) => stationItem(station, now, found.from)),
      total: found.total,
      demonstration,
    };
    return context.json(answer, 200, CACHE);
  });

  routes.get('/stations/:id', (context) => {
    const station = index.byId(context.req.param('id'));
    if (station) return context.json(stationDetails(station, clock.now(), demonstration), 200, CACHE);
    return context.json({ error: { code: 'not_found', message: 'There is no such station.' } }, 404);
  });

  routes.get('/shops/:shopId', (context) => {
    const station = index.byShopId(Number(context.req.param('shopId')));
    if (station) return context.json(stationDetails(station, clock.now(), demonstration), 200, CACHE);
    return context.json({ error: { code: 'not_found', message: 'No station is this point of sale.' } }, 404);
  });

  routes.get('/filters', (context) => context.json(filters, 200, CACHE));
  routes.get('/cities', (context) => context.json(cities, 200, CACHE));
  return routes;
}
