import { readFileSync } from 'node:fs';
import { type GeoPoint, metresBetween } from '@invoicebox/mini-app-kit/geo';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
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

/** Finds cities by place. */
export class CityIndex {
  readonly #cities: readonly City[];
  readonly #points: KDBush;

  constructor(cities: readonly City[]) {
    this.#cities = cities;
    this.#points = new KDBush(cities.length);
    for (const { lat, lon } of cities) this.#points.add(lon, lat);
    this.#points.finish();
  }

  /** The nearest city; undefined if there are none. */
  nearest(point: GeoPoint): NearCity | undefined {
    const [position = -1] = around(this.#points, point.lon, point.lat, 1);
    return this.#near(position, point);
  }

  /** The city that a point lies in; undefined outside of all, and where two cities meet. @param nearest of the point. */
  at(point: GeoPoint, nearest: NearCity | undefined): City | undefined {
    if (!nearest || nearest.kilometres > MAX_REACH_KM) return undefined;
    const within = around(this.#points, point.lon, point.lat, MAX_NEIGHBOURS, MAX_REACH_KM)
      .flatMap((position) => this.#near(position, point) ?? [])
      .filter(({ city, kilometres }) => kilometres <= reachOf(city));
    return within.length === 1 ? within[0]?.city : undefined;
  }

  /** The cities of a name. */
  named(name: string): City[] {
    return this.#cities.filter((city) => city.name === name);
  }

  #near(position: number, point: GeoPoint): NearCity | undefined {
    const city = this.#cities[position];
    return city && { city, kilometres: metresBetween(city, point) / 1000 };
  }
}

/** Cities that are looked at: no place has more within reach. */
const MAX_NEIGHBOURS = 12;
/** The largest city reaches as far. */
const MAX_REACH_KM = 30;

/** How far a city reaches from its centre, kilometres, by its population. */
function reachOf({ population }: City): number {
  return Math.min(MAX_REACH_KM, 2 + 6 * Math.sqrt(population / 1_000_000));
}
