import { z } from 'zod';
import { SERVICES } from '../contract/catalogue.js';
import { FUEL_KINDS } from '../contract/fuel.js';
import { extrasSchema } from './extras.js';
import { isOpenAt, isTimeZone, parseHours } from './hours.js';
import { PumpNotationError, parsePumps } from './pumps.js';

const NAME_LENGTH = 120;
/** Kopecks for a litre: ten roubles to a thousand. Other numbers are a wrong unit. */
export const [MIN_PRICE, MAX_PRICE] = [10_00, 1000_00];

const nameSchema = z
  .string(`Expected a text of 1 to ${NAME_LENGTH} characters.`)
  .trim()
  .min(1, 'Expected a text, found an empty one.')
  .max(NAME_LENGTH, `Expected at most ${NAME_LENGTH} characters.`);

const degreesSchema = (limit: number) =>
  z
    .number(`Expected degrees from -${limit} to ${limit}.`)
    .min(-limit, `Expected degrees from -${limit} to ${limit}.`)
    .max(limit, `Expected degrees from -${limit} to ${limit}.`);

const PRICE_EXPECTED = 'Expected a price for a litre from 10 to 1000 roubles, at most two decimal places.';
const priceSchema = z
  .number(PRICE_EXPECTED)
  .int(PRICE_EXPECTED)
  .min(MIN_PRICE, PRICE_EXPECTED)
  .max(MAX_PRICE, PRICE_EXPECTED);

const stationShape = z.strictObject({
  id: z
    .string('Expected an id of 1 to 64 Latin letters, digits, dots, hyphens or underscores.')
    .regex(/^[\w.-]{1,64}$/, 'Expected 1 to 64 Latin letters, digits, dots, hyphens or underscores.'),
  shopId: z
    .number("Expected a whole number: the point of sale's id at Invoicebox.")
    .int("Expected a whole number: the point of sale's id at Invoicebox.")
    .positive('Expected a number above zero.')
    .exactOptional()
    .describe('Point of sale at Invoicebox.'),
  name: nameSchema.exactOptional().describe('Its own name, where it is not just the name of the network.'),
  network: nameSchema.describe('Brand.'),
  city: nameSchema,
  address: nameSchema,
  lat: degreesSchema(90),
  lon: degreesSchema(180),
  hours: z
    .string('Expected 24/7 or hours such as 07:00-23:00.')
    .refine((text) => parseHours(text) !== undefined, 'Expected 24/7 or hours such as 07:00-23:00.')
    .nullable()
    .describe('In local time; null if not known.'),
  timeZone: z
    .string('Expected an IANA time zone such as Europe/Moscow.')
    .refine(isTimeZone, 'Expected an IANA time zone such as Europe/Moscow.'),
  fuels: z
    .partialRecord(z.enum(FUEL_KINDS), priceSchema.nullable())
    .refine((fuels) => Object.keys(fuels).length > 0, 'Expected at least one fuel.')
    .describe('Kopecks for a litre; null where the price is not known.'),
  pumps: z.string('Expected pumps such as «1-4 ai92 ai95; 5 diesel».').describe('See parsePumps.'),
  closed: z.boolean('Expected true or false.').exactOptional().describe('Not working for now, whatever the hours.'),
  services: z.array(z.enum(SERVICES, `Expected some of ${SERVICES.join(', ')}.`)).default([]),
  extras: extrasSchema.prefault([]).describe('Goods and services that are ordered with the fuel.'),
});

/** A station as it lies in a stations file, checked; the pumps' notation is read. */
export const stationSchema = stationShape.transform((station, context) => {
  const sold = FUEL_KINDS.filter((kind) => kind in station.fuels);
  try {
    return { ...station, pumps: parsePumps(station.pumps, sold) };
  } catch (error) {
    if (!(error instanceof PumpNotationError)) throw error;
    context.addIssue({ code: 'custom', path: ['pumps'], message: error.message });
    return z.NEVER;
  }
});

/** A station in memory. */
export type Station = z.output<typeof stationSchema>;

/** A station as a file holds it. */
export type StationRecord = z.input<typeof stationSchema>;

/** What a person calls the station: its own name or its network's. */
export function stationTitle({ name, network }: Pick<Station, 'name' | 'network'>): string {
  return name ?? network;
}

/** Whether fuel can be ordered at a station: a pump works that gives a fuel of a known price. */
export function canPayHere({ closed, pumps, fuels }: Pick<Station, 'closed' | 'pumps' | 'fuels'>): boolean {
  if (closed) return false;
  return pumps.some(
    (pump) => !pump.outOfOrder && pump.fuels.some((fuel) => fuels[fuel] !== undefined && fuels[fuel] !== null),
  );
}

/**
 * Whether a station is open; null if its hours are not known.
 *
 * @param at epoch milliseconds.
 */
export function isOpen({ closed, hours, timeZone }: Pick<Station, 'closed' | 'hours' | 'timeZone'>, at: number) {
  return closed ? false : isOpenAt(hours, timeZone, at);
}
