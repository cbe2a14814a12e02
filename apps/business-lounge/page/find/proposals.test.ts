import { readFlights } from '@invoicebox/mini-app-sdk/metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoungesAnswer } from '../../shared/lounge.js';
import { DXB, flight, LED, lounge, NEVA, NOW, SVO } from '../test-support/fixtures.js';
import { airportCodes, proposeLounges } from './proposals.js';

const ABROAD = lounge({ id: 'svo-c-siyanie', zone: 'international' });
const ANSWER: LoungesAnswer = { airports: [SVO, LED, DXB], lounges: [lounge(), ABROAD, NEVA] };

/** Proposals as texts: `departure svo-b-oblako`. */
function proposed(flights: Parameters<typeof proposeLounges>[0], now = NOW): string[] {
  return proposeLounges(flights, ANSWER, now).flatMap(({ visits }) =>
    visits.flatMap(({ procedure, lounges }) => lounges.map(({ id }) => `${procedure} ${id}`)),
  );
}

describe('airportCodes', () => {
  it('names each airport once', () => {
    const back = flight({ departureAirport: { iataCode: 'LED' }, arrivalAirport: { iataCode: 'SVO' } });
    expect(airportCodes([flight(), back])).toEqual(['SVO', 'LED']);
  });

  it('names none that is no code', () => {
    const hostile = ['', 'SV', 'svo', '../..', 'SVO&procedure=arrival'].map((iataCode) =>
      flight({ departureAirport: { iataCode } }),
    );
    expect(airportCodes(hostile)).toEqual([]);
  });
});

describe('proposeLounges', () => {
  it('proposes both ends of a flight, with what is known of it', () => {
    expect(proposeLounges([flight()], ANSWER, NOW)).toMatchObject([
      {
        flightNumber: 'SU 012',
        from: 'SVO',
        to: 'LED',
        departureAt: Date.UTC(2026, 10, 23, 6, 40),
        visits: [
          { procedure: 'departure', flightAt: Date.UTC(2026, 10, 23, 6, 40) },
          { procedure: 'arrival', flightAt: Date.UTC(2026, 10, 23, 8, 10) },
        ],
      },
    ]);
    expect(proposed([flight()])).toEqual(['departure svo-b-oblako', 'arrival led-1-neva']);
  });

  it("proposes lounges of the flight's own zone", () => {
    expect(proposed([flight({ arrivalAirport: { iataCode: 'DXB' } })])).toEqual(['departure svo-c-siyanie']);
  });

  it('proposes every zone where the other airport is unknown', () => {
    expect(proposed([flight({ arrivalAirport: { iataCode: 'XXX' } })])).toEqual([
      'departure svo-b-oblako',
      'departure svo-c-siyanie',
    ]);
  });

  it('proposes no lounge that is closed for the flight', () => {
    const lounges = [lounge({ hours: { opens: '12:00', closes: '22:00' } })];
    expect(proposeLounges([flight()], { ...ANSWER, lounges }, NOW)).toEqual([]);
  });

  it('shows a flight once however many passengers it has', () => {
    expect(proposeLounges([flight(), flight(), flight()], ANSWER, NOW)).toHaveLength(1);
  });

  it('leaves out what is over, and keeps what is to come of the same flight', () => {
    expect(proposed([flight()], Date.UTC(2026, 10, 23, 7))).toEqual(['arrival led-1-neva']);
    expect(proposed([flight()], Date.UTC(2026, 10, 23, 9))).toEqual([]);
  });

  it("reads a time without offset on the airport's clock", () => {
    const [proposal] = proposeLounges([flight({ departureTime: '2026-11-23T09:40' })], ANSWER, NOW);
    expect(proposal?.departureAt).toBe(Date.UTC(2026, 10, 23, 6, 40));
  });

  it('proposes lounges and leaves the time to the buyer where it cannot be read', () => {
    const [proposal] = proposeLounges([flight({ departureTime: 'tomorrow' })], ANSWER, NOW);
    expect(proposal?.visits[0]).toMatchObject({ procedure: 'departure', flightAt: undefined });
  });

  it('stands anything that calls itself metadata', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('SVO', 'LED', 'SU-012', '2026-11-23T09:40:00+03:00', '9'.repeat(5000), '275760-09-13T00:00Z'),
    );
    const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text));
    const node = fc.record(
      {
        '@type': fc.constant('FlightReservation'),
        reservationFor: fc.record(
          {
            flightNumber: value,
            departureAirport: fc.record({ iataCode: value }),
            arrivalAirport: fc.record({ iataCode: value }),
            departureTime: value,
            arrivalTime: value,
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['@type'] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(node, fc.jsonValue()), { maxLength: 30 }), (metaData) => {
        const flights = readFlights(metaData);
        expect(airportCodes(flights).length).toBeLessThanOrEqual(20);
        for (const { flightNumber, visits } of proposeLounges(flights, ANSWER, NOW)) {
          expect(flightNumber.length).toBeLessThanOrEqual(16);
          expect(visits.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
