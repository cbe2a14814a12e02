import type { City, StationDetails, StationFilters, StationItem } from '../../contract/catalogue.js';
import { FUEL_KINDS } from '../../contract/fuel.js';
import { isOpenAt } from '../stations/hours.js';
import { type Station, stationTitle } from '../stations/station.js';
import { type GeoPoint, metresBetween } from '../stations/station-index.js';

/**
 * A station as lists show it.
 *
 * @param now epoch milliseconds.
 * @param from where distances are counted from.
 */
export function stationItem(station: Station, now: number, from?: GeoPoint): StationItem {
  const { id, city, address, lat, lon, hours, timeZone, fuels } = station;
  return {
    id,
    title: stationTitle(station),
    city,
    address,
    lat,
    lon,
    hours,
    open: isOpenAt(hours, timeZone, now),
    fuels,
    ...(from ? { metres: metresBetween(from, station) } : {}),
  };
}

/** A station with what is needed to order there. */
export function stationDetails(station: Station, now: number, demonstration: boolean): StationDetails {
  const { pumps, services } = station;
  return { ...stationItem(station, now), pumps, services, demonstration };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What the stations of a network can be filtered by. */
export function stationFilters(stations: readonly Station[]): StationFilters {
  const networks = [...groupBy(stations, ({ network }) => network)].map(([name, group]) => ({
    name,
    stations: group.length,
  }));
  return {
    networks: networks.sort((a, b) => b.stations - a.stations),
    fuels: FUEL_KINDS.filter((fuel) => stations.some(({ fuels }) => fuel in fuels)),
  };
}

/**
 * Degrees within which stations of one city name count as one place: two cities may bear one name and then are far
 * apart.
 */
const CITY_DEGREES = 3;

function placeKey({ city, lat, lon }: Station): string {
  return `${city}/${Math.round(lat / CITY_DEGREES)}/${Math.round(lon / CITY_DEGREES)}`;
}

function mean(values: readonly number[]): number {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.round(average * 10_000) / 10_000;
}

/** The cities that stations lie in, those with most stations first. */
export function citiesOf(stations: readonly Station[]): City[] {
  const cities = [...groupBy(stations, placeKey).values()].map((group) => ({
    name: group[0]?.city ?? '',
    lat: mean(group.map(({ lat }) => lat)),
    lon: mean(group.map(({ lon }) => lon)),
    stations: group.length,
  }));
  return cities.sort((a, b) => b.stations - a.stations || a.name.localeCompare(b.name, 'ru'));
}
