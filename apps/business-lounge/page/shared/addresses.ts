import { addressOf } from '@invoicebox/mini-app-kit';
import type { LoungeSelection } from '../../shared/booking.js';
import type { Procedure } from '../../shared/lounge.js';

/** What the first screen shows. */
export interface FoundAirport {
  /** IATA code. */
  airport?: string | undefined;
  procedure?: Procedure | undefined;
}

/** What is known of a visit before its form is filled in. */
export interface KnownVisit {
  procedure?: Procedure | undefined;
  flightNumber?: string | undefined;
  /** Airport's local time: `2026-11-23T09:40`. */
  flightAt?: string | undefined;
}

const IATA = /^[A-Z]{3}$/;

/** The address of an airport's lounges; without an airport, of all airports. */
export function findAddress({ airport, procedure }: FoundAirport = {}): string {
  return addressOf('/', { airport, procedure });
}

/** The address of a lounge. */
export function loungeAddress(loungeId: string, known: KnownVisit = {}, selection?: LoungeSelection): string {
  const { procedure, flightNumber, flightAt } = known;
  const query = { procedure, flight: flightNumber, at: flightAt };
  return addressOf(`/lounges/${encodeURIComponent(loungeId)}`, query, selection);
}

function readProcedure(query: URLSearchParams): Procedure | undefined {
  const procedure = query.get('procedure');
  return procedure === 'departure' || procedure === 'arrival' ? procedure : undefined;
}

/** Reads the query of {@link findAddress}. */
export function readFound(query: URLSearchParams): FoundAirport {
  const airport = query.get('airport') ?? '';
  return { airport: IATA.test(airport) ? airport : undefined, procedure: readProcedure(query) };
}

/** Reads the query of {@link loungeAddress}. */
export function readVisit(query: URLSearchParams): KnownVisit {
  const text = (name: string) => query.get(name) || undefined;
  return { procedure: readProcedure(query), flightNumber: text('flight'), flightAt: text('at') };
}
