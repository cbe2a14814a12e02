import type { BookedFlight } from '@invoicebox/mini-app-sdk/metadata';
import type { AirportView } from '../../shared/airport.js';
import type { BookingSummary, LoungeSelection } from '../../shared/booking.js';
import type { Lounge } from '../../shared/lounge.js';

/** The day before the flight, noon in Moscow. */
export const NOW = Date.UTC(2026, 10, 22, 9);

const RUSSIAN = { country: 'RU', timeZone: 'Europe/Moscow', loungeCount: 1 };

export const SVO: AirportView = {
  ...RUSSIAN,
  iata: 'SVO',
  lat: 55.97,
  lon: 37.41,
  name: { ru: 'Шереметьево', en: 'Sheremetyevo' },
  city: { ru: 'Москва', en: 'Moscow' },
};

export const LED: AirportView = {
  ...RUSSIAN,
  iata: 'LED',
  lat: 59.8,
  lon: 30.26,
  name: { ru: 'Пулково', en: 'Pulkovo' },
  city: { ru: 'Санкт-Петербург', en: 'Saint Petersburg' },
};

export const DXB: AirportView = {
  iata: 'DXB',
  country: 'AE',
  timeZone: 'Asia/Dubai',
  loungeCount: 0,
  lat: 25.25,
  lon: 55.36,
  name: { ru: 'Дубай', en: 'Dubai' },
  city: { ru: 'Дубай', en: 'Dubai' },
};

const PRICES = { adult: 590_000, child: 295_000, infant: 0 };

/** A lounge at Sheremetyevo for domestic departures, open around the clock. */
export function lounge(changes: Partial<Lounge> = {}): Lounge {
  return {
    id: 'svo-b-oblako',
    airport: 'SVO',
    terminal: 'B',
    zone: 'domestic',
    security: 'after',
    name: { ru: 'Облако', en: 'Oblako' },
    directions: { ru: 'Напротив выхода 115', en: 'Opposite gate 115' },
    hours: { opens: '00:00', closes: '00:00' },
    stayHours: 3,
    services: ['buffet', 'wifi'],
    prices: { departure: PRICES },
    ...changes,
  };
}

/** A lounge at Pulkovo for all flights and both procedures. */
export const NEVA = lounge({
  id: 'led-1-neva',
  airport: 'LED',
  zone: 'any',
  security: 'before',
  name: { ru: 'Нева', en: 'Neva' },
  prices: { departure: PRICES, arrival: { adult: 350_000, child: 175_000, infant: 0 } },
});

/** A flight from Moscow to Saint Petersburg. */
export function flight(changes: Partial<BookedFlight> = {}): BookedFlight {
  return {
    flightNumber: 'SU-012',
    departureAirport: { iataCode: 'SVO' },
    arrivalAirport: { iataCode: 'LED' },
    departureTime: '2026-11-23T09:40:00+03:00',
    arrivalTime: '2026-11-23T11:10:00+03:00',
    ...changes,
  };
}

/** The metadata of that flight. */
export const FLIGHT_METADATA = {
  '@type': 'FlightReservation',
  reservationFor: {
    '@type': 'Flight',
    flightNumber: 'SU-012',
    departureAirport: { iataCode: 'SVO' },
    departureTime: '2026-11-23T09:40:00+03:00',
    arrivalAirport: { iataCode: 'LED' },
    arrivalTime: '2026-11-23T11:10:00+03:00',
  },
};

export const SUMMARY: BookingSummary = {
  loungeId: 'svo-b-oblako',
  loungeName: { ru: 'Облако', en: 'Oblako' },
  airportIata: 'SVO',
  airportName: SVO.name,
  city: SVO.city,
  terminal: 'B',
  directions: { ru: 'Напротив выхода 115', en: 'Opposite gate 115' },
  timeZone: 'Europe/Moscow',
  procedure: 'departure',
  flightNumber: 'SU 012',
  flightAt: Date.UTC(2026, 10, 23, 6, 40),
  validFrom: Date.UTC(2026, 10, 23, 3, 40),
  validTo: Date.UTC(2026, 10, 23, 6, 40),
  guests: { adults: 1, children: 0, infants: 0 },
  guestNames: ['Анна Кузнецова'],
};

/** The selection of that summary. */
export const SELECTION: LoungeSelection = {
  loungeId: 'svo-b-oblako',
  procedure: 'departure',
  flightNumber: 'SU 012',
  flightAt: '2026-11-23T09:40:00+03:00',
  guests: { adults: 1, children: 0, infants: 0 },
  guestNames: ['Анна Кузнецова'],
};
