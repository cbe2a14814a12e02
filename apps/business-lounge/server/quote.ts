import { VAT_CODE_OF } from '@invoicebox/invoicebox-api/money';
import { type Offer, type OfferLine, personal, SelectionUnavailableError } from '@invoicebox/merchant-server';
import { z } from 'zod';
import {
  BOOKING_HORIZON_MS,
  type BookingSummary,
  countGuests,
  type Guests,
  type LoungeSelection,
  MAX_GUESTS,
} from '../shared/booking.js';
import { parseFlightNumber } from '../shared/flight-number.js';
import { localTimeAt } from '../shared/local-time.js';
import type { Language } from '../shared/localized.js';
import type { GuestPrices, LoungeAnswer } from '../shared/lounge.js';
import { MIN_VISIT_MS, type Period, visitPeriod } from '../shared/opening-hours.js';
import type { Catalogue } from './catalogue.js';
import { placeName, SERVER_TEXTS } from './texts.js';

const countSchema = z.number().int().min(0).max(MAX_GUESTS);

const guestsSchema = z
  .object({ adults: countSchema, children: countSchema, infants: countSchema })
  .refine(({ adults, children }) => adults + children > 0, 'Expected at least one adult or child.')
  .refine((guests) => countGuests(guests) <= MAX_GUESTS, `Expected at most ${MAX_GUESTS} guests.`);

/** Schema of a selection; {@link quoteLounge} checks what depends on the lounge and the time. */
export const selectionSchema: z.ZodType<LoungeSelection> = z
  .object({
    loungeId: z.string().min(1).max(64),
    procedure: z.enum(['departure', 'arrival']),
    flightNumber: z
      .string()
      .max(16)
      .refine((text) => parseFlightNumber(text) !== undefined, 'Expected a flight number such as SU 012.'),
    flightAt: z.iso.datetime({ offset: true }),
    guests: guestsSchema,
    guestNames: personal(z.array(z.string().trim().min(1).max(100)).min(1).max(MAX_GUESTS)),
  })
  .refine(({ guests, guestNames }) => guestNames.length <= countGuests(guests), {
    path: ['guestNames'],
    message: 'Expected no more names than guests.',
  });

/** Guests by kind, in the order of the lines. */
function guestKinds({ adults, children, infants }: Guests): Array<[keyof GuestPrices, number]> {
  return [
    ['adult', adults],
    ['child', children],
    ['infant', infants],
  ];
}

/** The visit for a flight; throws if there is none. */
function requireVisit(
  { lounge, airport }: LoungeAnswer,
  { procedure }: LoungeSelection,
  flightAt: number,
  now: number,
  language: Language,
): Period {
  const texts = SERVER_TEXTS[language];
  if (flightAt <= now) throw new SelectionUnavailableError(texts.flightInPast);
  if (flightAt - now > BOOKING_HORIZON_MS) throw new SelectionUnavailableError(texts.tooFarAhead);
  const visit = visitPeriod(lounge, procedure, flightAt, airport.timeZone);
  if (!visit) {
    const { opens, closes } = lounge.hours;
    const flightTime = localTimeAt(flightAt, airport.timeZone).time;
    throw new SelectionUnavailableError(texts.closed(opens, closes, flightTime));
  }
  if (visit.to - now < MIN_VISIT_MS) throw new SelectionUnavailableError(texts.tooLate);
  return visit;
}

/**
 * Prices a visit: one line for each kind of guest.
 *
 * @param now epoch milliseconds.
 * @throws SelectionUnavailableError if there is no such lounge or procedure, the flight is in the past or too far ahead, or the
 *   lounge is closed then.
 */
export function quoteLounge(
  catalogue: Catalogue,
  selection: LoungeSelection,
  now: number,
  language: Language,
): Offer<BookingSummary> {
  const texts = SERVER_TEXTS[language];
  const found = catalogue.lounge(selection.loungeId);
  if (!found) throw new SelectionUnavailableError(texts.unknownLounge);
  const { lounge, airport } = found;
  const { procedure, guests, guestNames } = selection;
  const prices = lounge.prices[procedure];
  if (!prices) throw new SelectionUnavailableError(texts.procedureNotOffered[procedure]);
  const flightNumber = parseFlightNumber(selection.flightNumber) ?? selection.flightNumber;
  const flightAt = Date.parse(selection.flightAt);
  const visit = requireVisit(found, selection, flightAt, now, language);

  const flight = `${texts.procedure[procedure]} ${flightNumber}`;
  const description = texts.visit(lounge.name[language], placeName(airport, lounge.terminal, language), flight);
  const lines = guestKinds(guests)
    .filter(([, count]) => count > 0)
    .map(
      ([kind, count]): OfferLine => ({
        sku: `${lounge.id}-${procedure}-${kind}`,
        name: texts.line(description, lounge.stayHours, texts.guest[kind]),
        unit: 'piece',
        quantity: count * 1000,
        price: prices[kind],
        ...(lounge.vat === undefined ? {} : { vatCode: VAT_CODE_OF[lounge.vat] }),
        type: 'service',
      }),
    );
  const summary: BookingSummary = {
    loungeId: lounge.id,
    loungeName: lounge.name,
    airportIata: airport.iata,
    airportName: airport.name,
    city: airport.city,
    ...(lounge.terminal === undefined ? {} : { terminal: lounge.terminal }),
    directions: lounge.directions,
    timeZone: airport.timeZone,
    procedure,
    flightNumber,
    flightAt,
    validFrom: visit.from,
    validTo: visit.to,
    guests,
    guestNames,
  };
  return { description, lines, summary };
}
