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

/** What the stations of a network can be filtered by. */
export function stationFilters(stations: readonly Station[]): StationFilters {
  const counts = new Map<string, number>();
  for (const { network } of stations) counts.set(network, (counts.get(network) ?? 0) + 1);
  return {
    networks: [...counts].map(([name, count]) => ({ name, stations: count })).sort((a, b) => b.stations - a.stations),
    fuels: FUEL_KINDS.filter((fuel) => stations.some(({ fuels }) => fuel in fuels)),
  };
}

/** Stations of one city name within so many metres are one city; two cities may bear one name and lie far apart. */
const SAME_CITY_METRES = 100_000;

/** The stations of each city. */
function groupByCity(stations: readonly Station[]): Station[][] {
  const byName = new Map<string, Station[][]>();
  for (const station of stations) {
    const namesakes = byName.get(station.city) ?? [];
    const group = namesakes.find(([first]) => first && metresBetween(first, station) < SAME_CITY_METRES);
    if (group) group.push(station);
    else byName.set(station.city, [...namesakes, [station]]);
  }
  return [...byName.values()].flat();
}

function mean(values: readonly number[]): number {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.round(average * 10_000) / 10_000;
}

/** The cities that stations lie in, those with most stations first. */
export function citiesOf(stations: readonly Station[]): City[] {
  const cities = groupByCity(stations).map((group) => ({
    name: group[0]?.city ?? '',
    lat: mean(group.map(({ lat }) => lat)),
    lon: mean(group.map(({ lon }) => lon)),
    stations: group.length,
  }));
  return cities.sort((a, b) => b.stations - a.stations || a.name.localeCompare(b.name, 'ru'));
}
