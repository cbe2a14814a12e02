import type { BookedFlight } from '@invoicebox/mini-app-sdk/metadata';
import type { AirportView } from '../../shared/airport.js';
import { BOOKING_HORIZON_MS } from '../../shared/booking.js';
import { parseFlightNumber } from '../../shared/flight-number.js';
import { parseMoment } from '../../shared/local-time.js';
import type { Lounge, LoungesAnswer, LoungeZone, Procedure } from '../../shared/lounge.js';
import { visitPeriod } from '../../shared/opening-hours.js';

/** Lounges at one end of a flight. */
export interface ProposedVisit {
  procedure: Procedure;
  airport: AirportView;
  /** Departure or arrival, epoch milliseconds; undefined if unknown. */
  flightAt: number | undefined;
  lounges: Lounge[];
}

/** A flight of the main order, with the lounges that its passengers can use. */
export interface FlightProposal {
  key: string;
  flightNumber: string;
  /** IATA codes. */
  from: string;
  to: string;
  /** Undefined if unknown. */
  departureAirport: AirportView | undefined;
  arrivalAirport: AirportView | undefined;
  /** Epoch milliseconds; undefined if unknown. */
  departureAt: number | undefined;
  visits: ProposedVisit[];
}

const IATA = /^[A-Z]{3}$/;
/** Metadata is untrusted: more flights are ignored. */
const MAX_FLIGHTS = 10;
/** Invalid flight numbers are truncated to this. */
const MAX_NUMBER_LENGTH = 16;

/** Distinct flights with valid airport codes; each passenger has a reservation of the same flight. */
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

/** Distinct IATA codes of the flights' airports. */
export function airportCodes(flights: readonly BookedFlight[]): string[] {
  const codes = [...usableFlights(flights).values()].flatMap(({ departureAirport, arrivalAirport }) => [
    departureAirport.iataCode,
    arrivalAirport.iataCode,
  ]);
  return [...new Set(codes)];
}

/** The zone of the flight's passengers; undefined if an airport is unknown. */
function zoneOf(from: AirportView | undefined, to: AirportView | undefined): LoungeZone | undefined {
  if (!from || !to) return undefined;
  return from.country === to.country ? 'domestic' : 'international';
}

/**
 * Finds lounges for flights, by procedure, zone and opening hours. Past flights and those without a lounge are left out.
 *
 * @param flights from the host's metadata; untrusted.
 * @param answer airports and lounges for {@link airportCodes}.
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
        flightNumber: parseFlightNumber(flightNumber) ?? flightNumber.slice(0, MAX_NUMBER_LENGTH),
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
