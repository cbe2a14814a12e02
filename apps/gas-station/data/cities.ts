import { readFileSync } from 'node:fs';
import { z } from 'zod';

const citySchema = z.strictObject({
  name: z.string(),
  nameEn: z.string(),
  lat: z.number(),
  lon: z.number(),
  population: z.number().int(),
  timeZone: z.string(),
});

const citiesSchema = z.strictObject({ source: z.string(), cities: z.array(citySchema).min(1) });

/** A city of `generated/cities.json`. */
export type City = z.infer<typeof citySchema>;

/**
 * Reads `generated/cities.json`, largest city first.
 *
 * @throws ZodError if the file is invalid.
 */
export function readCities(path: string | URL): City[] {
  return citiesSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).cities;
}

const KM_PER_DEGREE = 111.32;

/** Distance of two near points in kilometres (equirectangular approximation). */
export function flatKilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const y = (a.lat - b.lat) * KM_PER_DEGREE;
  const x = (a.lon - b.lon) * KM_PER_DEGREE * Math.cos(((a.lat + b.lat) * Math.PI) / 360);
  return Math.hypot(x, y);
}

/** The nearest city within a distance. */
export function nearestCity(
  cities: readonly City[],
  point: { lat: number; lon: number },
  withinKilometres: number,
): City | undefined {
  let nearest: City | undefined;
  let least = withinKilometres;
  for (const city of cities) {
    const kilometres = flatKilometres(city, point);
    if (kilometres > least) continue;
    nearest = city;
    least = kilometres;
  }
  return nearest;
}
