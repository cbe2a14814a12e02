import { describe, expect, it } from 'vitest';
import { openStatus, weekHours } from './open-status.js';
import { isTimeZone } from './time-zone.js';

/** A Monday, 12:00 UTC: 15:00 in Moscow. */
const MONDAY = Date.UTC(2026, 5, 1, 12, 0);
const HOUR = 3_600_000;
const inMoscow = (hours: string | null, at = MONDAY) => openStatus(hours, 'Europe/Moscow', at);

describe('a station', () => {
  it.each([
    ['24/7', { state: 'round_the_clock' }],
    [null, { state: 'unknown' }],
    ['off', { state: 'closed', opens: null }],
    ['07:00-20:00', { state: 'open', until: '20:00' }],
    ['15:00-16:00', { state: 'open', until: '16:00' }],
    ['14:00-15:00', { state: 'closed', opens: { day: 1, time: '14:00' } }],
    ['16:00-20:00', { state: 'closed', opens: { day: null, time: '16:00' } }],
    ['08:00-14:00,16:00-20:00', { state: 'closed', opens: { day: null, time: '16:00' } }],
    ['07:00-24:00', { state: 'open', until: '24:00' }],
    ['12:00-03:00', { state: 'open', until: '03:00' }],
    ['Sa-Su 09:00-18:00', { state: 'closed', opens: { day: 5, time: '09:00' } }],
    ['Mo 00:00-24:00; Tu 00:00-06:00', { state: 'open', until: '06:00' }],
    ['Mo-We 00:00-24:00', { state: 'open', until: null }],
    ['Mo 00:00-15:00', { state: 'closed', opens: { day: 0, time: '00:00' } }],
  ])('with the hours %s is %j', (hours, expected) => expect(inMoscow(hours)).toEqual(expected));

  it('keeps the time of its own zone', () => {
    expect(openStatus('07:00-20:00', 'Asia/Vladivostok', MONDAY)).toEqual({
      state: 'closed',
      opens: { day: 1, time: '07:00' },
    });
  });

  it('is open after midnight by the hours of the day before', () => {
    const night = MONDAY - 13 * HOUR;
    expect(inMoscow('Su 22:00-06:00', night)).toEqual({ state: 'open', until: '06:00' });
    expect(inMoscow('Mo 22:00-06:00', night)).toMatchObject({ state: 'closed', opens: { day: null, time: '22:00' } });
  });

  it('keeps public holidays', () => {
    const newYear = Date.UTC(2027, 0, 1, 9, 0);
    expect(inMoscow('24/7; PH off', MONDAY)).toMatchObject({ state: 'open' });
    expect(inMoscow('24/7; PH off', newYear)).toEqual({ state: 'closed', opens: null });
    expect(inMoscow('24/7; PH 10:00-14:00', newYear)).toEqual({ state: 'open', until: '14:00' });
  });

  it('shows the hours of a week, from Monday, with today', () => {
    expect(
      weekHours('Mo-Fr 08:00-12:00,13:00-02:00; Sa 00:00-24:00; PH off', 'Europe/Moscow', MONDAY + 24 * HOUR),
    ).toEqual({
      days: [
        ...Array.from({ length: 5 }, () => [
          ['08:00', '12:00'],
          ['13:00', '02:00'],
        ]),
        [['00:00', '24:00']],
        [],
      ],
      holidays: [],
      today: 1,
    });
    expect(weekHours(null, 'Europe/Moscow', MONDAY)).toBeNull();
  });
});

it('zones are those of IANA', () => {
  expect(isTimeZone('Asia/Yekaterinburg')).toBe(true);
  expect(isTimeZone('Europe/Nowhere')).toBe(false);
});
