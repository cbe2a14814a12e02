import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlights, readLodgings, readTrains } from './index.js';

const flight = {
  '@type': 'Flight',
  flightNumber: 'SU 34',
  airline: { '@type': 'Airline', name: 'Аэрофлот', iataCode: 'SU' },
  departureAirport: { '@type': 'Airport', name: 'Шереметьево', iataCode: 'SVO' },
  arrivalAirport: { '@type': 'Airport', iataCode: 'led' },
  departureTime: '2026-03-01T10:00:00+03:00',
  arrivalTime: '2026-03-01T11:30:00+03:00',
};
const reservation = { '@type': 'FlightReservation', reservationFor: flight };
const read = {
  flightNumber: 'SU 34',
  airline: 'Аэрофлот',
  departureAirport: { iataCode: 'SVO', name: 'Шереметьево' },
  arrivalAirport: { iataCode: 'LED' },
  departureTime: '2026-03-01T10:00:00+03:00',
  arrivalTime: '2026-03-01T11:30:00+03:00',
};

describe('readFlights', () => {
  it('reads the flights of a package, in order', () => {
    const back = { ...reservation, reservationFor: { ...flight, flightNumber: 'SU 35' } };
    const metaData = [
      { '@context': 'https://schema.org', '@type': 'ReservationPackage', subReservation: [reservation, back] },
    ];
    expect(readFlights(metaData)).toEqual([read, { ...read, flightNumber: 'SU 35' }]);
  });

  it.each([
    ['alone', [reservation]],
    ['not in an array', reservation],
    ['with a type among others', [{ ...reservation, '@type': ['Reservation', 'FlightReservation'] }]],
    ['with a type as a URL', [{ ...reservation, '@type': 'http://schema.org/FlightReservation' }]],
    ['with the flight in an array', [{ ...reservation, reservationFor: [flight] }]],
    ['in a graph', [{ '@graph': [{ nested: { deeply: reservation } }] }]],
  ])('reads a flight %s', (_, metaData) => {
    expect(readFlights(metaData)).toEqual([read]);
  });

  it('leaves out optional fields that are missing or wrong', () => {
    const sparse = { ...flight, airline: 'SU', departureAirport: { iataCode: 'SVO', name: 5 }, arrivalTime: null };
    expect(readFlights([{ ...reservation, reservationFor: sparse }])).toEqual([
      {
        flightNumber: 'SU 34',
        departureAirport: { iataCode: 'SVO' },
        arrivalAirport: { iataCode: 'LED' },
        departureTime: flight.departureTime,
      },
    ]);
  });

  it.each(['flightNumber', 'departureAirport', 'arrivalAirport', 'departureTime'])(
    'leaves out a flight without %s',
    (field) => {
      for (const value of [undefined, null, '', 5, {}, []]) {
        expect(readFlights([{ ...reservation, reservationFor: { ...flight, [field]: value } }, reservation])).toEqual([
          read,
        ]);
      }
    },
  );
});

describe('readTrains', () => {
  const trip = {
    '@type': 'TrainTrip',
    trainNumber: '752А',
    departureStation: { '@type': 'TrainStation', name: 'Ленинградский вокзал' },
    arrivalStation: { '@type': 'TrainStation', name: 'Московский вокзал' },
    departureTime: '2026-03-01T07:00:00+03:00',
  };

  it('reads stations by name', () => {
    expect(readTrains([{ '@type': 'TrainReservation', reservationFor: trip }, reservation])).toEqual([
      {
        trainNumber: '752А',
        departureStation: 'Ленинградский вокзал',
        arrivalStation: 'Московский вокзал',
        departureTime: '2026-03-01T07:00:00+03:00',
      },
    ]);
  });

  it('leaves out a train without its stations', () => {
    expect(readTrains([{ '@type': 'TrainReservation', reservationFor: { ...trip, arrivalStation: {} } }])).toEqual([]);
  });
});

describe('readLodgings', () => {
  const hotel = { '@type': 'Hotel', name: 'Астория' };

  it.each([
    ['as text', 'Большая Морская, 39', 'Большая Морская, 39'],
    [
      'as an object',
      { addressLocality: 'Санкт-Петербург', streetAddress: 'Большая Морская, 39' },
      'Санкт-Петербург, Большая Морская, 39',
    ],
  ])('reads a stay with an address %s', (_, address, expected) => {
    const lodging = {
      '@type': 'LodgingReservation',
      checkinTime: '2026-03-01T14:00:00+03:00',
      reservationFor: { ...hotel, address },
    };
    expect(readLodgings([lodging])).toEqual([
      { name: 'Астория', address: expected, checkinTime: '2026-03-01T14:00:00+03:00' },
    ]);
  });

  it('needs a name, and nothing else', () => {
    expect(readLodgings([{ '@type': 'LodgingReservation', reservationFor: hotel }])).toEqual([{ name: 'Астория' }]);
    expect(readLodgings([{ '@type': 'LodgingReservation', reservationFor: {} }])).toEqual([]);
  });
});

describe('all readers', () => {
  it('never throw', () => {
    const types = fc.constantFrom('FlightReservation', 'TrainReservation', 'LodgingReservation');
    const nodes = fc.record({ '@type': types, reservationFor: fc.anything(), checkinTime: fc.anything() });
    fc.assert(
      fc.property(fc.anything(), fc.array(nodes), (value, reservations) => {
        for (const readAll of [readFlights, readTrains, readLodgings]) {
          expect(readAll(value)).toBeInstanceOf(Array);
          expect(readAll([value, ...reservations])).toBeInstanceOf(Array);
        }
      }),
    );
  });
});
