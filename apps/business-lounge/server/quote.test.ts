import { buildBasket } from '@invoicebox/invoicebox-api/contract';
import { SelectionUnavailableError } from '@invoicebox/merchant-server';
import { describe, expect, it } from 'vitest';
import type { LoungeSelection } from '../shared/booking.js';
import type { Language } from '../shared/localized.js';
import { quoteLounge, selectionSchema } from './quote.js';
import { CATALOGUE, NOW, SELECTION } from './test-support/open-lounge-server.js';

const HOUR = 3_600_000;
const FLIGHT_AT = Date.UTC(2026, 10, 23, 6, 40);

function quote(changes: Partial<LoungeSelection> = {}, now = NOW, language: Language = 'ru') {
  return quoteLounge(CATALOGUE, { ...SELECTION, ...changes }, now, language);
}

describe('quoteLounge', () => {
  it('makes one line for each kind of guest, and says exactly what is bought', () => {
    const { description, lines } = quote({ guests: { adults: 2, children: 1, infants: 1 } });
    const visit = 'Посещение бизнес-зала «Облако», Шереметьево (SVO), терминал B, вылет SU 012';
    expect(description).toBe(visit);
    expect(lines.map(({ sku, name, quantity, price }) => ({ sku, name, quantity, price }))).toEqual([
      {
        sku: 'svo-b-oblako-departure-adult',
        name: `${visit}, до 3 ч, взрослый`,
        quantity: 2000,
        price: 590_000,
      },
      {
        sku: 'svo-b-oblako-departure-child',
        name: `${visit}, до 3 ч, ребёнок 2–11 лет`,
        quantity: 1000,
        price: 295_000,
      },
      {
        sku: 'svo-b-oblako-departure-infant',
        name: `${visit}, до 3 ч, младенец до 2 лет`,
        quantity: 1000,
        price: 0,
      },
    ]);
    // The seller's VAT, which the server adds.
    expect(new Set(lines.map(({ vatCode }) => vatCode))).toEqual(new Set([undefined]));
    const { amount, vatAmount } = buildBasket(lines.map((line) => ({ ...line, vatCode: 'RUS_VAT22' })));
    expect({ amount, vatAmount }).toEqual({ amount: 1_475_000, vatAmount: 212_787 + 53_197 });
  });

  it('speaks English on demand', () => {
    expect(quote({}, NOW, 'en').description).toBe(
      'Business lounge visit, Oblako, Sheremetyevo International Airport (SVO), terminal B, departure SU 012',
    );
  });

  it('takes the price of the procedure', () => {
    const prices = (['departure', 'arrival'] as const).map(
      (procedure) => quote({ loungeId: 'led-1-neva', procedure }).lines[0]?.price,
    );
    expect(prices).toEqual([410_000, 350_000]);
  });

  it('tells when the lounge can be used, in moments', () => {
    expect(quote().summary).toMatchObject({ flightAt: FLIGHT_AT, validFrom: FLIGHT_AT - 3 * HOUR, validTo: FLIGHT_AT });
    const arrival = quote({ loungeId: 'led-1-neva', procedure: 'arrival' });
    expect(arrival.summary).toMatchObject({ validFrom: FLIGHT_AT, validTo: FLIGHT_AT + 2 * HOUR });
  });

  it("judges opening hours by the airport's own clock", () => {
    const vladivostok = { loungeId: 'vvo-a-golden-horn' };
    expect(quote({ ...vladivostok, flightAt: '2026-11-24T09:40:00+10:00' }).summary.validFrom).toBe(
      Date.UTC(2026, 10, 23, 20, 40),
    );
    expect(() => quote({ ...vladivostok, flightAt: '2026-11-24T09:40:00+03:00' })).not.toThrow();
    expect(() => quote({ ...vladivostok, flightAt: '2026-11-24T04:40:00+10:00' })).toThrow(
      'Бизнес-зал работает с 06:30 до 22:30 по времени аэропорта: к рейсу в 04:40 он закрыт. Выберите другой.',
    );
  });

  it.each<[string, Partial<LoungeSelection>, number, string]>([
    ['an unknown lounge', { loungeId: 'svo-x' }, NOW, 'Такого бизнес-зала больше нет'],
    ['a procedure that is not offered', { procedure: 'arrival' }, NOW, 'не обслуживает прилетающих'],
    ['a flight in the past', {}, FLIGHT_AT, 'Время рейса уже прошло'],
    ['a flight in a quarter of an hour', {}, FLIGHT_AT - HOUR / 4, 'осталось меньше получаса'],
    ['a flight in more than a year', { flightAt: '2027-11-23T09:40:00+03:00' }, NOW, 'не больше чем за год'],
  ])('refuses %s with a reason for the buyer', (_, changes, now, reason) => {
    const attempt = () => quote(changes, now);
    expect(attempt).toThrow(SelectionUnavailableError);
    expect(attempt).toThrow(reason);
  });
});

describe('selectionSchema', () => {
  it('takes up to nine guests, and a child alone', () => {
    const guests = [
      { adults: 9, children: 0, infants: 0 },
      { adults: 0, children: 1, infants: 0 },
    ];
    for (const some of guests) expect(selectionSchema.safeParse({ ...SELECTION, guests: some }).success).toBe(true);
  });

  it.each<[string, object]>([
    ['ten guests', { guests: { adults: 8, children: 1, infants: 1 } }],
    ['an infant alone', { guests: { adults: 0, children: 0, infants: 1 } }],
    ['half a guest', { guests: { adults: 1.5, children: 0, infants: 0 } }],
    ['a negative number', { guests: { adults: 2, children: -1, infants: 0 } }],
    ['nobody named', { guestNames: [] }],
    ['a blank name', { guestNames: ['  '] }],
    ['more names than guests', { guestNames: ['А', 'Б', 'В', 'Г'] }],
    ['a time without offset', { flightAt: '2026-11-23T09:40:00' }],
    ['a day that no calendar has', { flightAt: '2026-02-30T09:40:00Z' }],
    ['no flight number', { flightNumber: 'Москва' }],
    ['an unknown procedure', { procedure: 'transit' }],
  ])('refuses %s', (_, changes) => {
    expect(selectionSchema.safeParse({ ...SELECTION, ...changes }).success).toBe(false);
  });
});
