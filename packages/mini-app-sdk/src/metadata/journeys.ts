import { type Node, nodeAt, nodesOfType, textAt } from './json-ld.js';

/** An airport as a flight names it. */
export interface FlightAirport {
  /** Three letters, e.g. `SVO`. */
  readonly iataCode: string;
  readonly name?: string;
}

/** A flight of the main order. Times are ISO 8601 as they were given, so local ones may lack an offset. */
export interface BookedFlight {
  readonly flightNumber: string;
  /** The airline's name, or its IATA code where it has no name. */
  readonly airline?: string;
  readonly departureAirport: FlightAirport;
  readonly arrivalAirport: FlightAirport;
  readonly departureTime: string;
  readonly arrivalTime?: string;
}

/** A train of the main order. Stations are known by name. Times are ISO 8601 as they were given. */
export interface BookedTrain {
  readonly trainNumber?: string;
  readonly departureStation: string;
  readonly arrivalStation: string;
  readonly departureTime: string;
  readonly arrivalTime?: string;
}

/** A stay of the main order. Times are ISO 8601 as they were given. */
export interface BookedLodging {
  readonly name: string;
  readonly address?: string;
  readonly checkinTime?: string;
  readonly checkoutTime?: string;
}

/** An object with the optional property, or an empty one where there is no value. */
function optionally<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}

function readAirport(airport: Node | null): FlightAirport | null {
  const iataCode = textAt(airport, 'iataCode')?.toUpperCase();
  return iataCode ? { iataCode, ...optionally('name', textAt(airport, 'name')) } : null;
}

function readFlight(reservation: Node): BookedFlight | null {
  const flight = nodeAt(reservation, 'reservationFor');
  const flightNumber = textAt(flight, 'flightNumber');
  const departureAirport = readAirport(nodeAt(flight, 'departureAirport'));
  const arrivalAirport = readAirport(nodeAt(flight, 'arrivalAirport'));
  const departureTime = textAt(flight, 'departureTime');
  if (!flightNumber || !departureAirport || !arrivalAirport || !departureTime) return null;
  const airline = nodeAt(flight, 'airline') ?? nodeAt(flight, 'provider');
  return {
    flightNumber,
    ...optionally('airline', textAt(airline, 'name') ?? textAt(airline, 'iataCode')),
    departureAirport,
    arrivalAirport,
    departureTime,
    ...optionally('arrivalTime', textAt(flight, 'arrivalTime')),
  };
}

function readTrain(reservation: Node): BookedTrain | null {
  const trip = nodeAt(reservation, 'reservationFor');
  const departureStation = textAt(nodeAt(trip, 'departureStation'), 'name');
  const arrivalStation = textAt(nodeAt(trip, 'arrivalStation'), 'name');
  const departureTime = textAt(trip, 'departureTime');
  if (!departureStation || !arrivalStation || !departureTime) return null;
  return {
    ...optionally('trainNumber', textAt(trip, 'trainNumber')),
    departureStation,
    arrivalStation,
    departureTime,
    ...optionally('arrivalTime', textAt(trip, 'arrivalTime')),
  };
}

/** schema.org allows an address as a text or as a PostalAddress. */
function readAddress(lodging: Node | null): string | undefined {
  const address = nodeAt(lodging, 'address');
  const parts = ['addressLocality', 'streetAddress'].map((key) => textAt(address, key));
  return textAt(lodging, 'address') ?? (parts.filter(Boolean).join(', ') || undefined);
}

function readLodging(reservation: Node): BookedLodging | null {
  const lodging = nodeAt(reservation, 'reservationFor');
  const name = textAt(lodging, 'name');
  if (!name) return null;
  return {
    name,
    ...optionally('address', readAddress(lodging)),
    ...optionally('checkinTime', textAt(reservation, 'checkinTime')),
    ...optionally('checkoutTime', textAt(reservation, 'checkoutTime')),
  };
}

function readAll<T>(metaData: unknown, type: string, read: (reservation: Node) => T | null): T[] {
  return Array.from(nodesOfType(metaData, type), read).filter((item) => item !== null);
}

/**
 * The flights among the metadata, in order of appearance: every schema.org `FlightReservation`, alone or in a
 * `ReservationPackage`. One without a number, airports' codes or a departure time is left out.
 */
export function readFlights(metaData: unknown): BookedFlight[] {
  return readAll(metaData, 'FlightReservation', readFlight);
}

/** The trains among the metadata: every `TrainReservation` with both stations' names and a departure time. */
export function readTrains(metaData: unknown): BookedTrain[] {
  return readAll(metaData, 'TrainReservation', readTrain);
}

/** The stays among the metadata: every `LodgingReservation` with the name of the place. */
export function readLodgings(metaData: unknown): BookedLodging[] {
  return readAll(metaData, 'LodgingReservation', readLodging);
}
