import type { BookedFlight } from '@invoicebox/mini-app-sdk/metadata';
import type { AirportView } from '../contract/airport.js';
import { BOOKING_HORIZON_MS } from '../contract/booking.js';
import { parseFlightNumber } from '../contract/flight-number.js';
import { parseMoment } from '../contract/local-time.js';
import type { Lounge, LoungesAnswer, LoungeZone, Procedure } from '../contract/lounge.js';
import { visitPeriod } from '../contract/opening-hours.js';

/** Lounges before one of a flight's ends. */
export interface ProposedVisit {
  procedure: Procedure;
  airport: AirportView;
  /** The departure or arrival in epoch milliseconds; undefined where the metadata does not tell it. */
  flightAt: number | undefined;
  lounges: Lounge[];
}

/** A flight of the main order with the lounges that its passengers can use. */
export interface FlightProposal {
  key: string;
  flightNumber: string;
  /** IATA codes, and the airports where they are known. */
  from: string;
  to: string;
  departureAirport: AirportView | undefined;
  arrivalAirport: AirportView | undefined;
  /** Epoch milliseconds; undefined where the metadata does not tell it. */
  departureAt: number | undefined;
  visits: ProposedVisit[];
}

const IATA = /^[A-Z]{3}$/;
/** More flights than any ticket has; the rest of a hostile order is not looked at. */
const MAX_FLIGHTS = 10;
/** An unreadable flight number is shown cut, in characters. */
const MAX_NUMBER = 16;

/** The flights that lounges can be looked for, each once: every passenger has a reservation of their own. */
function usableFlights(flights: readonly BookedFlight[]): Map<string, BookedFlight> {
  const usable = new Map<string, BookedFlight>();
  for (const flight of flights) {
    const codes = [flight.departureAirport.iataCode, flight.arrivalAirport.iataCode];
    if (!codes.every((code) => IATA.test(code))) continue;
    usable.set([flight.flightNumber, ...codes, flight.departureTime].join(' ').slice(0, 200), flight);
    if (usable.size === MAX_FLIGHTS) break;
  }
  return usable;
}

/** The airports to ask lounges of, by IATA code, each once. */
export function airportCodes(flights: readonly BookedFlight[]): string[] {
  const codes = [...usableFlights(flights).values()].flatMap(({ departureAirport, arrivalAirport }) => [
    departureAirport.iataCode,
    arrivalAirport.iataCode,
  ]);
  return [...new Set(codes)];
}

/** The zone that the flight's passengers are in; undefined where an airport is unknown. */
function zoneOf(from: AirportView | undefined, to: AirportView | undefined): LoungeZone | undefined {
  if (!from || !to) return undefined;
  return from.country === to.country ? 'domestic' : 'international';
}

/**
 * Matches flights to lounges: those of the procedure and the flight's zone that are open then. Flights that are over or
 * have no lounge are left out.
 *
 * @param flights as the host's metadata tells them; nothing in them is trusted.
 * @param answer airports and lounges of {@link airportCodes}.
 * @param now epoch milliseconds.
 */
export function proposeLounges(flights: readonly BookedFlight[], answer: LoungesAnswer, now: number): FlightProposal[] {
  const airports = new Map(answer.airports.map((airport) => [airport.iata, airport]));

  const visitOf = (
    procedure: Procedure,
    airport: AirportView | undefined,
    time: string | undefined,
    zone: LoungeZone | undefined,
  ): ProposedVisit[] => {
    if (!airport) return [];
    const flightAt = time === undefined ? undefined : parseMoment(time, airport.timeZone);
    if (flightAt !== undefined && (flightAt <= now || flightAt - now > BOOKING_HORIZON_MS)) return [];
    const lounges = answer.lounges.filter(
      (lounge) =>
        lounge.airport === airport.iata &&
        lounge.prices[procedure] !== undefined &&
        (zone === undefined || lounge.zone === 'any' || lounge.zone === zone) &&
        (flightAt === undefined || visitPeriod(lounge, procedure, flightAt, airport.timeZone) !== undefined),
    );
    return lounges.length === 0 ? [] : [{ procedure, airport, flightAt, lounges }];
  };

  return [...usableFlights(flights)]
    .map(([key, flight]): FlightProposal => {
      const { flightNumber, departureTime, arrivalTime } = flight;
      const from = flight.departureAirport.iataCode;
      const to = flight.arrivalAirport.iataCode;
      const departureAirport = airports.get(from);
      const arrivalAirport = airports.get(to);
      const zone = zoneOf(departureAirport, arrivalAirport);
      return {
        key,
        flightNumber: parseFlightNumber(flightNumber) ?? flightNumber.slice(0, MAX_NUMBER),
        from,
        to,
        departureAirport,
        arrivalAirport,
        departureAt: departureAirport && parseMoment(departureTime, departureAirport.timeZone),
        visits: [
          ...visitOf('departure', departureAirport, departureTime, zone),
          ...visitOf('arrival', arrivalAirport, arrivalTime, zone),
        ],
      };
    })
    .filter(({ visits }) => visits.length > 0);
}
