import type { Clock } from '@invoicebox/invoicebox-api';
import { PageError } from '@invoicebox/merchant-server';
import { roundDegrees } from '@invoicebox/mini-app-kit/geo';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { CityList, StationList, StationMap, Tiles } from '../../shared/catalogue.js';
import type { VehicleField } from '../../shared/vehicle.js';
import type { StationIndex } from '../../stations/station-index.js';
import { readStationQuery } from './query.js';
import { citiesOf, stationDetails, stationFilters, stationItem } from './views.js';

export interface CatalogueDeps {
  stations: StationIndex;
  clock: Clock;
  /** The stations are invented; the page says so. */
  demonstration: boolean;
  /** What the network does not sell fuel without; nothing by default. */
  vehicleRequired?: readonly VehicleField[];
  /** Null: the page draws its built-in base map. */
  tiles?: Tiles | null;
}

/** A minute saves most repeated requests of a dragged map; for an hour, a stale answer is shown while it is revalidated. */
const CACHE = { 'Cache-Control': 'public, max-age=60, stale-while-revalidate=3600' };
/** An order needs fresh data: pumps break. */
const FRESH = { 'Cache-Control': 'no-cache' };

/** The page's read-only API of stations (shared/catalogue.ts); mount under `/api`. */
export function catalogueRoutes(deps: CatalogueDeps): Hono {
  const { stations: index, clock, demonstration, vehicleRequired = [], tiles = null } = deps;
  const filters = stationFilters(index.stations, tiles);
  const cities: CityList = { cities: citiesOf(index.stations) };
  const routes = new Hono();
  for (const path of ['/stations/*', '/stations', '/shops/*', '/filters', '/cities']) {
    // In this order the ETag is of the uncompressed content.
    routes.get(path, compress(), etag());
  }

  routes.get('/stations', (context) => {
    const query = readStationQuery(new URL(context.req.url).searchParams);
    const { search } = query;
    const now = clock.now();
    if (query.kind === 'map') {
      const { stations, clusters, total } = index.view(query.box, query.zoom, search, now);
      const items = stations.map((station) => stationItem(station, now, search.point));
      const answer: StationMap = { stations: items, clusters: clusters.map(roundPoint), total, demonstration };
      return context.json(answer, 200, CACHE);
    }
    const { stations, total } = index.search(search, now);
    const items = stations.map((station) => stationItem(station, now, search.point));
    const answer: StationList = { stations: items, total, demonstration };
    return context.json(answer, 200, CACHE);
  });

  const details = (context: Context, station: ReturnType<StationIndex['byId']>, missing: string) => {
    if (!station) throw new PageError('not_found', missing);
    return context.json(stationDetails(station, clock.now(), { demonstration, vehicleRequired }), 200, FRESH);
  };
  routes.get('/stations/:id', (context) =>
    details(context, index.byId(context.req.param('id')), 'There is no such station.'),
  );
  routes.get('/shops/:shopId', (context) =>
    details(context, index.byShopId(Number(context.req.param('shopId'))), 'No station is this point of sale.'),
  );
  routes.get('/filters', (context) => context.json(filters, 200, CACHE));
  routes.get('/cities', (context) => context.json(cities, 200, CACHE));
  return routes;
}

function roundPoint<Point extends { lat: number; lon: number }>(point: Point): Point {
  return { ...point, lat: roundDegrees(point.lat), lon: roundDegrees(point.lon) };
}
