import { type GeoPoint, metresBetween, roundDegrees } from '@invoicebox/mini-app-kit/geo';
import type { City, StationDetails, StationFilters, StationItem, Tiles } from '../../shared/catalogue.js';
import { SERVICES } from '../../shared/catalogue.js';
import { FUEL_KINDS, plainFuel } from '../../shared/fuel.js';
import { weekHours } from '../../stations/hours/open-status.js';
import { networkCounts } from '../../stations/network-name.js';
import { canPayHere, type Station, stationTitle, statusOf } from '../../stations/station.js';

/**
 * A station in a list.
 *
 * @param now epoch milliseconds.
 * @param from the point to measure the distance from.
 */
export function stationItem(station: Station, now: number, from?: GeoPoint): StationItem {
  const { id, city, address, lat, lon, fuels, fuelNames } = station;
  return {
    id,
    title: stationTitle(station),
    ...(city === undefined ? {} : { city }),
    address,
    lat,
    lon,
    status: statusOf(station, now),
    fuels,
    ...(fuelNames === undefined ? {} : { fuelNames }),
    payable: canPayHere(station),
    ...(from ? { metres: metresBetween(from, station) } : {}),
  };
}

/** A station with everything needed to order there. */
export function stationDetails(
  station: Station,
  now: number,
  { demonstration, vehicleRequired }: Pick<StationDetails, 'demonstration' | 'vehicleRequired'>,
): StationDetails {
  const { pumps, services, extras } = station;
  const hours = weekHours(station.hours, station.timeZone, now);
  return { ...stationItem(station, now), hours, pumps, services, extras, vehicleRequired, demonstration };
}

/** The values to filter stations by, and the map's tiles. */
export function stationFilters(stations: readonly Station[], tiles: Tiles | null): StationFilters {
  const [fuels, services] = [new Set<string>(), new Set<string>()];
  for (const station of stations) {
    for (const fuel of FUEL_KINDS) if (fuel in station.fuels) fuels.add(plainFuel(fuel));
    for (const service of station.services) services.add(service);
  }
  return {
    networks: networkCounts(stations.map(({ network }) => network)),
    fuels: FUEL_KINDS.filter((fuel) => fuels.has(fuel)),
    services: SERVICES.filter((service) => services.has(service)),
    tiles,
  };
}

/** Stations with the same city name further apart are in different cities. */
const SAME_CITY_METRES = 100_000;
const MAX_CITIES = 1000;

/** Sums over the stations of a city. */
interface CitySum {
  name: string;
  first: GeoPoint;
  lat: number;
  lon: number;
  stations: number;
}

/** The cities of the stations, by number of stations, largest first. */
export function citiesOf(stations: readonly Station[]): City[] {
  const byName = new Map<string, CitySum[]>();
  for (const { city: name, lat, lon } of stations) {
    if (name === undefined) continue;
    const namesakes = byName.get(name) ?? [];
    const near = namesakes.find(({ first }) => metresBetween(first, { lat, lon }) < SAME_CITY_METRES);
    const sum = near ?? { name, first: { lat, lon }, lat: 0, lon: 0, stations: 0 };
    sum.lat += lat;
    sum.lon += lon;
    sum.stations += 1;
    if (!near) byName.set(name, [...namesakes, sum]);
  }
  return [...byName.values()]
    .flat()
    .map(({ name, lat, lon, stations: count }) => ({
      name,
      lat: roundDegrees(lat / count),
      lon: roundDegrees(lon / count),
      stations: count,
    }))
    .sort((a, b) => b.stations - a.stations || a.name.localeCompare(b.name, 'ru'))
    .slice(0, MAX_CITIES);
}
