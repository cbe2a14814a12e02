import { SELLER_VAT_RATES } from '@invoicebox/invoicebox-api/money';
import { z } from 'zod';
import { SERVICES } from '../shared/catalogue.js';
import { FUEL_KINDS } from '../shared/fuel.js';
import { isClosed, type OpenStatus } from '../shared/hours.js';
import { extrasSchema } from './extras.js';
import { hoursOf, openStatus } from './hours/open-status.js';
import { isTimeZone } from './hours/time-zone.js';
import { networkKey } from './network-name.js';
import { PumpNotationError, parsePumps } from './pumps.js';

const NAME_LENGTH = 120;
/** Kopecks for a unit. Prices outside these bounds are likely in a wrong unit. */
export const [MIN_PRICE, MAX_PRICE] = [10_00, 1000_00];

/** What is expected of opening hours. */
export const HOURS_EXPECTED =
  'Expected opening hours such as 24/7, Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00 or «пн-вс 7-23».';
/** Schema of opening hours. */
const hoursSchema = z
  .string(HOURS_EXPECTED)
  .refine((text) => hoursOf(text) !== null, HOURS_EXPECTED)
  .nullable();

const nameSchema = z
  .string(`Expected a text of 1 to ${NAME_LENGTH} characters.`)
  .trim()
  .min(1, 'Expected a text, found an empty one.')
  .max(NAME_LENGTH, `Expected at most ${NAME_LENGTH} characters.`)
  // Decoders put this sign where a letter is lost.
  .refine((text) => !text.includes('\ufffd'), 'Expected a text without damaged letters.');

const degreesSchema = (limit: number) =>
  z
    .number(`Expected degrees from -${limit} to ${limit}.`)
    .min(-limit, `Expected degrees from -${limit} to ${limit}.`)
    .max(limit, `Expected degrees from -${limit} to ${limit}.`);

/** Error text of an invalid price. */
export const PRICE_EXPECTED = 'Expected a price from 10 to 1000 roubles, at most two decimal places.';
const priceSchema = z
  .number(PRICE_EXPECTED)
  .int(PRICE_EXPECTED)
  .min(MIN_PRICE, PRICE_EXPECTED)
  .max(MAX_PRICE, PRICE_EXPECTED);

const ID_EXPECTED = 'Expected an id of 1 to 64 letters, digits, dots, hyphens or underscores.';

const stationShape = z.strictObject({
  id: z.string(ID_EXPECTED).regex(/^[\p{L}\p{N}_.-]{1,64}$/u, ID_EXPECTED),
  shopId: z
    .number("Expected a whole number: the point of sale's id at Invoicebox.")
    .int("Expected a whole number: the point of sale's id at Invoicebox.")
    .positive('Expected a number above zero.')
    .exactOptional()
    .describe('Point of sale at Invoicebox.'),
  name: nameSchema.exactOptional().describe("Name, if it differs from the network's."),
  network: nameSchema.describe('Brand.'),
  city: nameSchema.exactOptional().describe('Absent if it is not known: many stations are outside of any.'),
  address: nameSchema.describe('Street and house, a road, or how far it is from a city.'),
  lat: degreesSchema(90),
  lon: degreesSchema(180),
  hours: hoursSchema.describe('Local time; null if unknown.'),
  timeZone: z
    .string('Expected an IANA time zone such as Europe/Moscow.')
    .refine(isTimeZone, 'Expected an IANA time zone such as Europe/Moscow.'),
  fuels: z
    .partialRecord(z.enum(FUEL_KINDS), priceSchema.nullable())
    .describe('The fuels sold, kopecks for a unit (unitOf); null if the price is unknown. Empty if nothing is known.'),
  fuelNames: z
    .partialRecord(z.enum(FUEL_KINDS), nameSchema)
    .exactOptional()
    .describe('Names of branded fuels, as the network writes them.'),
  pumps: z.string('Expected pumps such as «1-4 ai92 ai95; 5 diesel».').describe('See parsePumps.'),
  vat: z
    .enum(SELLER_VAT_RATES, `Expected one of ${SELLER_VAT_RATES.join(', ')}.`)
    .exactOptional()
    .describe("VAT of what it sells, in percent; by default the seller's."),
  closed: z.boolean('Expected true or false.').exactOptional().describe('Closed for now, whatever the hours.'),
  services: z.array(z.enum(SERVICES, `Expected some of ${SERVICES.join(', ')}.`)).default([]),
  extras: extrasSchema.prefault([]).describe('Goods and services that can be ordered with the fuel.'),
});

/** Schema of a station in a stations file; parses the notation of its pumps. */
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

/** A station as stored in a stations file. */
export type StationRecord = z.input<typeof stationSchema>;

/**
 * What a station is called: its network, with the name of its own where it has one. A name that says the network, too,
 * stands alone.
 */
export function stationTitle({ name, network }: Pick<Station, 'name' | 'network'>): string {
  if (name === undefined) return network;
  return networkKey(name).includes(networkKey(network)) ? name : `${network} · ${name}`;
}

/** Whether fuel can be ordered while the station is open: a working pump gives a fuel with a known price. */
export function canPayHere({ closed, pumps, fuels }: Pick<Station, 'closed' | 'pumps' | 'fuels'>): boolean {
  if (closed) return false;
  return pumps.some(
    (pump) => !pump.outOfOrder && pump.fuels.some((fuel) => fuels[fuel] !== undefined && fuels[fuel] !== null),
  );
}

/**
 * Whether a station is open.
 *
 * @param at epoch milliseconds.
 */
export function statusOf(
  { closed, hours, timeZone }: Pick<Station, 'closed' | 'hours' | 'timeZone'>,
  at: number,
): OpenStatus {
  return closed ? { state: 'closed_for_now' } : openStatus(hours, timeZone, at);
}

/** Whether a station is known to be open. @param at epoch milliseconds. */
export function isOpen(station: Pick<Station, 'closed' | 'hours' | 'timeZone'>, at: number): boolean {
  const status = statusOf(station, at);
  return status.state !== 'unknown' && !isClosed(status);
}
