import { createGraph, type Graph, type Node, typesOf } from './json-ld.js';

/** An airport as a flight names it. */
export interface FlightAirport {
  /** Three letters, e.g. `SVO`. */
  readonly iataCode: string;
  readonly name?: string;
}

/** A flight of the main order. Times are ISO 8601 as they were given: one without an offset is the airport's local time. */
export interface BookedFlight {
  /** With the airline's code, e.g. `SU012`, where either the number or the airline has it. */
  readonly flightNumber: string;
  /** The airline's name, or its IATA code where it has no name. */
  readonly airline?: string;
  readonly departureAirport: FlightAirport;
  readonly arrivalAirport: FlightAirport;
  readonly departureTime: string;
  readonly arrivalTime?: string;
  /** Names of those who travel, each once, where they are known. */
  readonly passengers?: readonly string[];
}

/**
 * A train of the main order. Stations are known by name. Times are ISO 8601 as they were given: one without an offset is the
 * station's local time.
 */
export interface BookedTrain {
  readonly trainNumber?: string;
  readonly departureStation: string;
  readonly arrivalStation: string;
  readonly departureTime: string;
  readonly arrivalTime?: string;
  /** Names of those who travel, each once, where they are known. */
  readonly passengers?: readonly string[];
}

/** A stay of the main order. Times are ISO 8601 as they were given: one without an offset is the place's local time. */
export interface BookedLodging {
  readonly name: string;
  readonly address?: string;
  readonly checkinTime?: string;
  readonly checkoutTime?: string;
}

/** Where a flight names its airline, the best place first: `provider` flies, `seller` has sold the ticket. */
const AIRLINE_KEYS = ['airline', 'provider', 'carrier', 'seller'];
/** A flight's number without an airline, e.g. `110` or `0110A`. */
const BARE_NUMBER = /^\d{1,4}[A-Z]?$/i;
const AIRLINE_CODE = /^[A-Z0-9]{2}$/;
const AIRPORT_CODE = /^[A-Z]{3}$/i;

/** An object with the optional property, or an empty one where there is no value. */
function optionally<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}

/** The first value that is there. */
function first<T>(values: Iterable<T | undefined>): T | undefined {
  return [...values].find((value) => value !== undefined);
}

/** The name of a thing that is given as a node, or as text. */
function nameAt(graph: Graph, node: Node | null, key: string): string | undefined {
  return graph.textAt(graph.nodeAt(node, key), 'name') ?? graph.textAt(node, key);
}

function readAirport(graph: Graph, flight: Node, key: string): FlightAirport | null {
  const airport = graph.nodeAt(flight, key);
  const code = graph.textAt(airport, 'iataCode') ?? graph.textAt(flight, key);
  // A text could also be a name.
  if (!code || (!airport && !AIRPORT_CODE.test(code))) return null;
  return { iataCode: code.toUpperCase(), ...optionally('name', graph.textAt(airport, 'name')) };
}

/** The number with the airline's code, which senders give in the number, beside it, or in both. */
function readFlightNumber(graph: Graph, flight: Node): string | undefined {
  const number = graph.numberAt(flight, 'flightNumber');
  if (!number || !BARE_NUMBER.test(number)) return number;
  const code = first(AIRLINE_KEYS.map((key) => graph.textAt(graph.nodeAt(flight, key), 'iataCode')))?.toUpperCase();
  return code && AIRLINE_CODE.test(code) ? code + number : number;
}

function readAirline(graph: Graph, flight: Node): string | undefined {
  const codeAt = (key: string) => graph.textAt(graph.nodeAt(flight, key), 'iataCode');
  return first(AIRLINE_KEYS.map((key) => nameAt(graph, flight, key) ?? codeAt(key)));
}

function readFlight(graph: Graph, flight: Node): BookedFlight | null {
  const flightNumber = readFlightNumber(graph, flight);
  const departureAirport = readAirport(graph, flight, 'departureAirport');
  const arrivalAirport = readAirport(graph, flight, 'arrivalAirport');
  const departureTime = graph.textAt(flight, 'departureTime');
  if (!flightNumber || !departureAirport || !arrivalAirport || !departureTime) return null;
  return {
    flightNumber,
    ...optionally('airline', readAirline(graph, flight)),
    departureAirport,
    arrivalAirport,
    departureTime,
    ...optionally('arrivalTime', graph.textAt(flight, 'arrivalTime')),
  };
}

function readTrain(graph: Graph, trip: Node): BookedTrain | null {
  const departureStation = nameAt(graph, trip, 'departureStation');
  const arrivalStation = nameAt(graph, trip, 'arrivalStation');
  const departureTime = graph.textAt(trip, 'departureTime');
  if (!departureStation || !arrivalStation || !departureTime) return null;
  return {
    ...optionally('trainNumber', graph.numberAt(trip, 'trainNumber')),
    departureStation,
    arrivalStation,
    departureTime,
    ...optionally('arrivalTime', graph.textAt(trip, 'arrivalTime')),
  };
}

/** schema.org allows an address as a text or as a PostalAddress. */
function readAddress(graph: Graph, lodging: Node): string | undefined {
  const address = graph.nodeAt(lodging, 'address');
  const parts = ['addressLocality', 'streetAddress'].map((key) => graph.textAt(address, key));
  return graph.textAt(lodging, 'address') ?? (parts.filter(Boolean).join(', ') || undefined);
}

/** The moment of a stay, on the reservation or on the place, by schema.org's name or by the one that mails still have. */
function readStayTime(graph: Graph, nodes: readonly Node[], event: 'checkin' | 'checkout'): string | undefined {
  return first(nodes.flatMap((node) => [`${event}Time`, `${event}Date`].map((key) => graph.textAt(node, key))));
}

function readLodging(graph: Graph, lodging: Node, reservation: Node): BookedLodging | null {
  const name = graph.textAt(lodging, 'name');
  const checkinTime = readStayTime(graph, [reservation, lodging], 'checkin');
  // Whatever is reserved has a name; without a type, only a stay has a check-in.
  if (!name || (!typesOf(reservation).includes('LodgingReservation') && !checkinTime)) return null;
  return {
    name,
    ...optionally('address', readAddress(graph, lodging)),
    ...optionally('checkinTime', checkinTime),
    ...optionally('checkoutTime', readStayTime(graph, [reservation, lodging], 'checkout')),
  };
}

/**
 * Every reservation of a type with each thing that it is for: one reservation may be for all legs of a journey. One without a
 * type may be of any: what it is for tells.
 */
function reservationsOf(graph: Graph, type: string): Array<{ reservation: Node; item: Node }> {
  return graph
    .nodesWith('reservationFor')
    .filter((node) => typesOf(node).includes(type) || typesOf(node).every((name) => name === 'Reservation'))
    .flatMap((reservation) => graph.nodesAt(reservation, 'reservationFor').map((item) => ({ reservation, item })));
}

/** The names of those in whose name a reservation or its ticket is. */
function readPassengers(graph: Graph, reservation: Node): string[] {
  const holders = [reservation, ...graph.nodesAt(reservation, 'reservedTicket')];
  const people = holders.flatMap((holder) => graph.nodesAt(holder, 'underName'));
  const names = [
    ...people.map((person) => graph.textAt(person, 'name')),
    ...holders.map((holder) => graph.textAt(holder, 'underName')),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Reads journeys. Each passenger has a reservation of the same one, which is told once, with all of them. */
function readJourneys<T extends object>(
  metaData: unknown,
  type: string,
  read: (graph: Graph, item: Node) => T | null,
): T[] {
  const graph = createGraph(metaData);
  const journeys = new Map<string, { journey: T; passengers: Set<string> }>();
  for (const { reservation, item } of reservationsOf(graph, type)) {
    const journey = read(graph, item);
    if (!journey) continue;
    const key = JSON.stringify(journey);
    const known = journeys.get(key) ?? { journey, passengers: new Set() };
    for (const name of readPassengers(graph, reservation)) known.passengers.add(name);
    journeys.set(key, known);
  }
  return Array.from(journeys.values(), ({ journey, passengers }) =>
    passengers.size === 0 ? journey : { ...journey, passengers: [...passengers] },
  );
}

/**
 * The flights among the metadata, in order of appearance: of every schema.org `FlightReservation`, alone, in a
 * `ReservationPackage` or in a graph. One without a number, airports' codes or a departure time is left out.
 */
export function readFlights(metaData: unknown): BookedFlight[] {
  return readJourneys(metaData, 'FlightReservation', readFlight);
}

/** The trains among the metadata: of every `TrainReservation` with both stations' names and a departure time. */
export function readTrains(metaData: unknown): BookedTrain[] {
  return readJourneys(metaData, 'TrainReservation', readTrain);
}

/** The stays among the metadata: of every `LodgingReservation` with the name of the place. */
export function readLodgings(metaData: unknown): BookedLodging[] {
  const graph = createGraph(metaData);
  return reservationsOf(graph, 'LodgingReservation')
    .map(({ reservation, item }) => readLodging(graph, item, reservation))
    .filter((lodging) => lodging !== null);
}
