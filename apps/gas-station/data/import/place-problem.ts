import { metresBetween } from '@invoicebox/mini-app-kit/geo';
import tzLookup from '@photostructure/tz-lookup';
import { isTimeZone } from '../../stations/hours/time-zone.js';
import type { CityIndex } from '../cities.js';
import type { PlainPoint } from './point.js';

/** A station is in its city, or beside it. */
const NEAR_METRES = 150_000;

/** Zones of Russia: where stations are that roubles are paid at. */
const RUSSIAN_ZONES: ReadonlySet<string> = new Set([
  ...['Kaliningrad', 'Moscow', 'Simferopol', 'Kirov', 'Volgograd', 'Astrakhan', 'Saratov', 'Ulyanovsk', 'Samara'].map(
    (name) => `Europe/${name}`,
  ),
  ...[
    'Yekaterinburg',
    'Omsk',
    'Novosibirsk',
    'Barnaul',
    'Tomsk',
    'Novokuznetsk',
    'Krasnoyarsk',
    'Irkutsk',
    'Chita',
  ].map((name) => `Asia/${name}`),
  ...[
    'Yakutsk',
    'Khandyga',
    'Vladivostok',
    'Ust-Nera',
    'Magadan',
    'Sakhalin',
    'Srednekolymsk',
    'Kamchatka',
    'Anadyr',
  ].map((name) => `Asia/${name}`),
]);

/** The time zone of a place. */
export function timeZoneAt({ lat, lon }: PlainPoint): string {
  return tzLookup(lat, lon);
}

/** What a source says of a place beside its coordinates. */
export interface PlaceHints {
  city?: string | undefined;
  timeZone?: string | undefined;
}

/** Whether a place agrees with what a source says of it; undefined if that tells nothing. */
function agrees(point: PlainPoint, { city, timeZone }: PlaceHints, cities: CityIndex): boolean | undefined {
  const named = city === undefined ? [] : cities.named(city);
  if (named.length > 0) return named.some((place) => metresBetween(place, point) < NEAR_METRES);
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZoneAt(point) === timeZone : undefined;
}

function isNearCity(point: PlainPoint, cities: CityIndex): boolean {
  return (cities.nearest(point)?.kilometres ?? Number.POSITIVE_INFINITY) * 1000 < NEAR_METRES;
}

/** Whether a place makes sense as it is. */
function isPlausible(point: PlainPoint, hints: PlaceHints, cities: CityIndex): boolean {
  return agrees(point, hints, cities) ?? (RUSSIAN_ZONES.has(timeZoneAt(point)) || isNearCity(point, cities));
}

/** Why coordinates cannot be a station's place: zeros of an empty field, or latitude and longitude exchanged. */
export function placeProblem(point: PlainPoint, hints: PlaceHints, cities: CityIndex): string | undefined {
  const { lat, lon } = point;
  if (lat === 0 || lon === 0) return 'Expected coordinates: zero is what an empty field becomes.';
  if (Math.abs(lon) > 90 || isPlausible(point, hints, cities)) return undefined;
  const exchanged = { lat: lon, lon: lat };
  if (!isNearCity(exchanged, cities) || agrees(exchanged, hints, cities) === false) return undefined;
  return 'Latitude and longitude look exchanged: exchange them.';
}
