import { readFileSync } from 'node:fs';
import { type GeoPoint, metresBetween } from '@invoicebox/mini-app-kit/geo';
import { z } from 'zod';

const citySchema = z.strictObject({
  name: z.string(),
  genitive: z.string().describe('The name after «от»: «12 км от Тулы».'),
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

/** A city with its distance from a point. */
export interface NearCity {
  city: City;
  kilometres: number;
}

const KM_PER_DEGREE = 111.32;

/** Finds cities by place. There are so few that looking at each is faster than an index. */
export class CityIndex {
  readonly #cities: readonly City[];

  constructor(cities: readonly City[]) {
    this.#cities = cities;
  }

  /** The nearest city; undefined if there are none. */
  nearest(point: GeoPoint): NearCity | undefined {
    const scale = Math.cos((point.lat * Math.PI) / 180);
    let [nearest, least]: [City | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
    for (const city of this.#cities) {
      const distance = squaredDegrees(city, point, scale);
      if (distance >= least) continue;
      nearest = city;
      least = distance;
    }
    return nearest && { city: nearest, kilometres: metresBetween(nearest, point) / 1000 };
  }

  /** The city that a point lies in; undefined outside of all, and where two cities meet. @param nearest of the point. */
  at(point: GeoPoint, nearest: NearCity | undefined): City | undefined {
    if (!nearest || nearest.kilometres > MAX_REACH_KM) return undefined;
    const scale = Math.cos((point.lat * Math.PI) / 180);
    const within = this.#cities.filter(
      (city) => squaredDegrees(city, point, scale) * KM_PER_DEGREE ** 2 <= reachOf(city) ** 2,
    );
    return within.length === 1 ? within[0] : undefined;
  }

  /** The cities of a name. */
  named(name: string): City[] {
    return this.#cities.filter((city) => city.name === name);
  }
}

/** The square of a distance in degrees of latitude, good enough to compare near places. */
function squaredDegrees(city: GeoPoint, point: GeoPoint, scale: number): number {
  const across = Math.abs(city.lon - point.lon);
  const x = Math.min(across, 360 - across) * scale;
  const y = city.lat - point.lat;
  return x * x + y * y;
}

/** The largest city reaches as far. */
const MAX_REACH_KM = 30;

/** How far a city reaches from its centre, kilometres, by its population. */
function reachOf({ population }: City): number {
  return Math.min(MAX_REACH_KM, 2 + 6 * Math.sqrt(population / 1_000_000));
}
