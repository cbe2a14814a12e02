import { PageError, readQuery } from '@invoicebox/merchant-server';
import { Hono } from 'hono';
import { z } from 'zod';
import type { AirportsAnswer } from '../shared/airport.js';
import type { LoungeAnswer, LoungesAnswer } from '../shared/lounge.js';
import { createAirportSearch } from './airport-search.js';
import type { Catalogue } from './catalogue.js';

const MAX_RESULTS = 50;
const MAX_AIRPORTS = 20;

const airportsQuerySchema = z
  .object({
    q: z.string().max(100).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    lon: z.coerce.number().min(-180).max(180).optional(),
    limit: z.coerce.number().int().min(1).max(MAX_RESULTS).default(MAX_RESULTS),
  })
  .refine(({ lat, lon }) => (lat === undefined) === (lon === undefined), 'Expected lat and lon together.');

const loungesQuerySchema = z.object({
  airport: z
    .string()
    .toUpperCase()
    .transform((codes) => [...new Set(codes.split(','))])
    .pipe(z.array(z.string().regex(/^[A-Z]{3}$/, 'Expected IATA codes with commas between.')).max(MAX_AIRPORTS)),
  procedure: z.enum(['departure', 'arrival']).optional(),
});

/** The app's own read-only API; mount under `/api`. */
export function catalogueRoutes(catalogue: Catalogue): Hono {
  const searchAirports = createAirportSearch(catalogue);
  const routes = new Hono();

  routes.get('/airports', (context) => {
    const { q, lat, lon, limit } = readQuery(context, airportsQuerySchema);
    const airports = searchAirports({
      limit,
      ...(q === undefined ? {} : { text: q }),
      ...(lat === undefined || lon === undefined ? {} : { near: { lat, lon } }),
    });
    return context.json({ airports } satisfies AirportsAnswer);
  });

  routes.get('/lounges', (context) => {
    const { airport: codes, procedure } = readQuery(context, loungesQuerySchema);
    const lounges = codes
      .flatMap((code) => catalogue.loungesAt(code))
      .filter(({ prices }) => procedure === undefined || prices[procedure] !== undefined);
    const airports = codes.flatMap((code) => catalogue.airport(code) ?? []);
    return context.json({ airports, lounges } satisfies LoungesAnswer);
  });

  routes.get('/lounges/:id', (context) => {
    const found = catalogue.lounge(context.req.param('id'));
    if (!found) throw new PageError('not_found', 'There is no such lounge.');
    return context.json(found satisfies LoungeAnswer);
  });

  return routes;
}
