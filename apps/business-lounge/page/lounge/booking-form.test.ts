import { describe, expect, it } from 'vitest';
import { lounge, SELECTION, SVO } from '../test-support/fixtures.js';
import { type BookingForm, estimate, findProblems, readLocalTime, toSelection } from './booking-form.js';
import { createBookingStore, fieldsOf } from './booking-store.js';

const FORM: BookingForm = {
  procedure: 'departure',
  flightNumber: 'su12',
  date: '2026-11-23',
  time: '09:40',
  guests: { adults: 1, children: 1, infants: 0 },
  names: [' Анна Кузнецова ', ''],
};

describe('findProblems', () => {
  it.each<[string, Partial<BookingForm>, object]>([
    ['nothing wrong', {}, {}],
    ['no flight number', { flightNumber: ' ' }, { flightNumber: 'missing' }],
    ['a city in its place', { flightNumber: 'Москва' }, { flightNumber: 'unreadable' }],
    ['no date', { date: '' }, { date: 'missing' }],
    ['an impossible date', { date: '2026-02-30' }, { date: 'unreadable' }],
    ['no time', { time: '' }, { time: 'missing' }],
    ['an impossible time', { time: '25:00' }, { time: 'unreadable' }],
    ['nobody named', { names: [] }, { name: 'missing' }],
    ['only the second guest named', { names: ['', 'Пётр'] }, { name: 'missing' }],
  ])('finds %s', (_, changes, problems) => {
    expect(findProblems({ ...FORM, ...changes }, 'Europe/Moscow')).toEqual(problems);
  });
});

describe('toSelection', () => {
  it("says the time with the airport's offset and the names as they were meant", () => {
    expect(toSelection(FORM, lounge(), SVO)).toEqual({
      loungeId: 'svo-b-oblako',
      procedure: 'departure',
      flightNumber: 'su12',
      flightAt: '2026-11-23T09:40:00+03:00',
      guests: FORM.guests,
      guestNames: ['Анна Кузнецова'],
    });
  });

  it('drops the names of guests that are no longer coming', () => {
    const form = { ...FORM, guests: { adults: 1, children: 0, infants: 0 }, names: ['Анна', 'Пётр'] };
    expect(toSelection(form, lounge(), SVO)?.guestNames).toEqual(['Анна']);
  });

  it('is nothing without a time', () => {
    expect(toSelection({ ...FORM, time: '' }, lounge(), SVO)).toBeUndefined();
  });
});

describe('the store', () => {
  it('fills in what is known once for each source', () => {
    const store = createBookingStore();
    store.prefill('flight 1', { flightNumber: 'SU 012' });
    store.form.value = { ...store.form.value, flightNumber: 'SU 014' };
    store.prefill('flight 1', { flightNumber: 'SU 012' });
    expect(store.form.value.flightNumber).toBe('SU 014');
    store.prefill('flight 2', { flightNumber: 'SU 037' });
    expect(store.form.value.flightNumber).toBe('SU 037');
  });
});

it('estimates what the guests cost', () => {
  expect(estimate({ adults: 2, children: 1, infants: 1 }, { adult: 500, child: 250, infant: 0 })).toBe(1250);
});

it.each([
  ['2026-11-23T09:40', { date: '2026-11-23', time: '09:40' }],
  ['2026-11-23', {}],
  ['<script>', {}],
  [undefined, {}],
])('reads %j of an address', (text, expected) => expect(readLocalTime(text)).toEqual(expected));

it('is filled in again from the selection in an address', () => {
  expect(fieldsOf(SELECTION)).toEqual({
    procedure: 'departure',
    flightNumber: 'SU 012',
    date: '2026-11-23',
    time: '09:40',
    guests: { adults: 1, children: 0, infants: 0 },
    names: ['Анна Кузнецова'],
  });
});
