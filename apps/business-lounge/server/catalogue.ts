import { SELLER_VAT_RATES } from '@invoicebox/invoicebox-api/money';
import { readData } from '@invoicebox/merchant-server';
import { z } from 'zod';
import type { Airport, AirportView } from '../shared/airport.js';
import type { Lounge, LoungeAnswer } from '../shared/lounge.js';

const timeZoneSchema = z.string().refine((timeZone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}, 'Expected an IANA time zone.');

/** Names without a translation are the same in both languages. */
const nameSchema = z
  .object({ en: z.string().min(1), ru: z.string().min(1).optional() })
  .transform(({ en, ru }) => ({ en, ru: ru ?? en }));

const airportsSchema: z.ZodType<Airport[]> = z.array(
  z.object({
    iata: z.string().regex(/^[A-Z]{3}$/),
    icao: z.string().exactOptional(),
    country: z.string().length(2),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    timeZone: timeZoneSchema,
    name: nameSchema,
    city: nameSchema,
  }),
);

const localizedSchema = z.object({ ru: z.string().min(1), en: z.string().min(1) });
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const kopecksSchema = z.number().int().nonnegative();
const pricesSchema = z.object({ adult: kopecksSchema, child: kopecksSchema, infant: kopecksSchema });

const loungesSchema: z.ZodType<Lounge[]> = z.array(
  z.object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    airport: z.string().regex(/^[A-Z]{3}$/),
    terminal: z.string().exactOptional(),
    zone: z.enum(['domestic', 'international', 'any']),
    security: z.enum(['before', 'after']),
    name: localizedSchema,
    directions: localizedSchema,
    hours: z.object({ opens: timeSchema, closes: timeSchema }),
    stayHours: z.number().int().min(1).max(24),
    services: z.array(z.enum(['buffet', 'bar', 'wifi', 'showers', 'quiet_room', 'kids', 'smoking', 'meeting_room'])),
    vat: z.enum(SELLER_VAT_RATES).exactOptional(),
    prices: z.object({ departure: pricesSchema.exactOptional(), arrival: pricesSchema.exactOptional() }),
  }),
);

/** Airports and lounges. */
export interface Catalogue {
  /** Sorted by code. */
  airports: readonly AirportView[];
  lounges: readonly Lounge[];
  airport(iata: string): AirportView | undefined;
  loungesAt(iata: string): readonly Lounge[];
  lounge(id: string): LoungeAnswer | undefined;
}

/**
 * Reads airports and lounges.
 *
 * @param folder the app's folder.
 * @throws Error naming the file and the problem.
 */
export function readCatalogue(folder: string): Catalogue {
  const lounges = readData(folder, 'data/lounges.json', loungesSchema);
  const byAirport = new Map<string, Lounge[]>();
  for (const lounge of lounges) byAirport.set(lounge.airport, [...(byAirport.get(lounge.airport) ?? []), lounge]);

  const airports = readData(folder, 'data/generated/airports.json', airportsSchema).map(
    (airport): AirportView => ({ ...airport, loungeCount: byAirport.get(airport.iata)?.length ?? 0 }),
  );
  const byIata = new Map(airports.map((airport) => [airport.iata, airport]));
  const byId = new Map(
    lounges.map((lounge): [string, LoungeAnswer] => {
      const airport = byIata.get(lounge.airport);
      if (!airport) throw new Error(`The lounge ${lounge.id} is at ${lounge.airport}, which is not a known airport.`);
      return [lounge.id, { lounge, airport }];
    }),
  );
  if (byId.size < lounges.length) throw new Error('Two lounges have the same id.');

  return {
    airports,
    lounges,
    airport: (iata) => byIata.get(iata),
    loungesAt: (iata) => byAirport.get(iata) ?? [],
    lounge: (id) => byId.get(id),
  };
}
