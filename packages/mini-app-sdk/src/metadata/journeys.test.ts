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
    const sparse = {
      ...flight,
      airline: { name: 5 },
      departureAirport: { iataCode: 'SVO', name: 5 },
      arrivalTime: null,
    };
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
      for (const value of [undefined, null, '', true, {}, []]) {
        expect(readFlights([{ ...reservation, reservationFor: { ...flight, [field]: value } }, reservation])).toEqual([
          read,
        ]);
      }
    },
  );
});

/** Samples after those that providers of mail publish for senders. */
describe('readFlights of what mails carry', () => {
  const airport = (iataCode: string) => ({ '@type': 'Airport', name: `Airport of ${iataCode}`, iataCode });
  const leg = (number: unknown, from: string, to: string, rest: object = {}) => ({
    '@type': 'Flight',
    flightNumber: number,
    departureAirport: airport(from),
    arrivalAirport: airport(to),
    departureTime: '2027-03-04T20:15:00-08:00',
    ...rest,
  });
  const booked = (reservationFor: unknown, rest: object = {}) => ({
    '@context': 'http://schema.org',
    '@type': 'FlightReservation',
    reservationFor,
    ...rest,
  });
  const person = (name: string) => ({ '@type': 'Person', name });
  const routes = (metaData: unknown) =>
    readFlights(metaData).map(
      ({ flightNumber, departureAirport, arrivalAirport }) =>
        `${flightNumber} ${departureAirport.iataCode}-${arrivalAirport.iataCode}`,
    );

  it.each<[string, unknown, object, string, string | undefined]>([
    ['beside its airline', '110', { airline: { name: 'United', iataCode: 'UA' } }, 'UA110', 'United'],
    ['beside its provider', '110', { provider: { name: 'Continental', iataCode: 'CO' } }, 'CO110', 'Continental'],
    ['beside its carrier', '7', { carrier: [{ iataCode: 'u6' }] }, 'U67', 'u6'],
    ['as a number', 110, { provider: { iataCode: 'UA' } }, 'UA110', 'UA'],
    [
      'sold by another airline',
      '110',
      { provider: { name: 'A', iataCode: 'AA' }, seller: { iataCode: 'BB' } },
      'AA110',
      'A',
    ],
    ['with its only airline as the seller', '110', { seller: { name: 'United', iataCode: 'UA' } }, 'UA110', 'United'],
    ['with the code in both places', 'UA110', { airline: { iataCode: 'UA' } }, 'UA110', 'UA'],
    ['with the code in itself', 'UA 110', { provider: { name: 'United' } }, 'UA 110', 'United'],
    ['with an airline as text', '110', { airline: 'United' }, '110', 'United'],
    ['with a code that is none', '110', { airline: { iataCode: 'UAL?' } }, '110', 'UAL?'],
    ['without an airline', '110', {}, '110', undefined],
  ])('a number %s', (_, number, rest, flightNumber, airline) => {
    const [read] = readFlights([booked(leg(number, 'SFO', 'JFK', rest))]);
    expect([read?.flightNumber, read?.airline]).toEqual([flightNumber, airline]);
  });

  it.each<[string, unknown]>([
    ['a reservation for both', booked([leg('UA1', 'SFO', 'ORD'), leg('UA2', 'ORD', 'JFK')])],
    ['two reservations', [booked(leg('UA1', 'SFO', 'ORD')), booked(leg('UA2', 'ORD', 'JFK'))]],
    [
      'a package in a package',
      {
        '@type': 'ReservationPackage',
        subReservation: [
          { '@type': 'ReservationPackage', subReservation: booked(leg('UA1', 'SFO', 'ORD')) },
          booked(leg('UA2', 'ORD', 'JFK')),
        ],
      },
    ],
    [
      'a reservation below another',
      booked(leg('UA1', 'SFO', 'ORD'), { subReservation: [booked(leg('UA2', 'ORD', 'JFK'))] }),
    ],
    [
      'a graph of nodes that name each other',
      {
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'schema:FlightReservation', reservationFor: [{ '@id': '#1' }, { '@id': '#2' }] },
          { '@id': '#2', ...leg('UA2', 'ORD', 'JFK'), departureAirport: { '@id': '#ord' } },
          { '@id': '#1', ...leg('UA1', 'SFO', 'ORD'), arrivalAirport: { '@id': '#ord' } },
          { '@id': '#ord', ...airport('ORD') },
        ],
      },
    ],
  ])('two legs in %s', (_, metaData) => {
    expect(routes(metaData)).toEqual(['UA1 SFO-ORD', 'UA2 ORD-JFK']);
  });

  it.each([undefined, 'Reservation', 'http://schema.org/Reservation'])('a reservation of the type %s', (type) => {
    const parts = [
      leg('UA1', 'SFO', 'JFK'),
      { name: 'Concert' },
      { departureStation: 'A', arrivalStation: 'B', departureTime: 'T' },
    ];
    const metaData = {
      '@type': 'ReservationPackage',
      subReservation: parts.map((item) => ({ ...booked(item), '@type': type })),
    };
    expect(routes(metaData)).toEqual(['UA1 SFO-JFK']);
    expect(readTrains(metaData)).toHaveLength(1);
    expect(readLodgings(metaData)).toEqual([]);
    const stay = { '@type': type, checkinTime: '2027-03-04', reservationFor: { name: 'Волна' } };
    expect(readLodgings(stay)).toEqual([{ name: 'Волна', checkinTime: '2027-03-04' }]);
    expect(routes({ ...booked(leg('UA1', 'SFO', 'JFK')), '@type': 'EventReservation' })).toEqual([]);
  });

  it('each leg once for all its passengers', () => {
    const [there, back] = [leg('UA1', 'SFO', 'JFK'), leg('UA2', 'JFK', 'SFO')];
    const metaData = [
      booked(there, { underName: person('Eva Green') }),
      booked(back, { underName: [person('Eva Green'), person('John Green')] }),
      booked(structuredClone(there), { reservedTicket: { underName: 'John Green' } }),
      booked(there, { underName: person('Eva Green') }),
    ];
    expect(readFlights(metaData).map(({ flightNumber, passengers }) => [flightNumber, passengers])).toEqual([
      ['UA1', ['Eva Green', 'John Green']],
      ['UA2', ['Eva Green', 'John Green']],
    ]);
    expect(readFlights([booked(there)])[0]).not.toHaveProperty('passengers');
  });

  it.each([
    ['2027-03-04T20:15:00', '2027-03-04T20:15:00'],
    [' 2027-03-04T20:15 ', '2027-03-04T20:15'],
    [{ '@type': 'http://schema.org/DateTime', '@value': '2027-03-04T20:15:00' }, '2027-03-04T20:15:00'],
  ])('the time %j without a zone stays local', (departureTime, expected) => {
    expect(readFlights(booked(leg('UA1', 'SFO', 'JFK', { departureTime })))[0]?.departureTime).toBe(expected);
  });

  it('airports by code alone, names in several languages', () => {
    const departureAirport = {
      iataCode: 'svo',
      name: [{ '@language': 'ru', '@value': 'Шереметьево' }, 'Sheremetyevo'],
    };
    const [read] = readFlights(booked(leg('SU1', 'X', 'X', { departureAirport, arrivalAirport: 'led' })));
    expect(read).toMatchObject({
      departureAirport: { iataCode: 'SVO', name: 'Шереметьево' },
      arrivalAirport: { iataCode: 'LED' },
    });
    expect(readFlights(booked(leg('SU1', 'X', 'X', { arrivalAirport: 'Pulkovo' })))).toEqual([]);
  });
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

  it('reads a trip once for all its tickets, also with stations as texts and a number that is one', () => {
    const ticket = (name: string) => ({
      '@type': 'TrainReservation',
      reservationFor: { ...trip, trainNumber: 752, departureStation: 'Тверь' },
      reservedTicket: { '@type': 'trainTicket', underName: { '@type': 'Person', name } },
    });
    expect(readTrains([ticket('Ольга Север'), ticket('Иван Север')])).toEqual([
      {
        trainNumber: '752',
        departureStation: 'Тверь',
        arrivalStation: 'Московский вокзал',
        departureTime: '2026-03-01T07:00:00+03:00',
        passengers: ['Ольга Север', 'Иван Север'],
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

  it('reads every place of a reservation, and the days under the names that mails have', () => {
    const lodging = {
      '@type': 'LodgingReservation',
      checkinDate: '2027-04-11T16:00:00',
      reservationFor: [hotel, { '@type': 'Hotel', name: 'Волна', checkoutTime: '2027-04-13' }],
    };
    expect(readLodgings({ '@graph': [lodging] })).toEqual([
      { name: 'Астория', checkinTime: '2027-04-11T16:00:00' },
      { name: 'Волна', checkinTime: '2027-04-11T16:00:00', checkoutTime: '2027-04-13' },
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
