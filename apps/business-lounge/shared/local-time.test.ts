import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoment, localTimeAt, momentOf, parseMoment } from './local-time.js';

const ZONES = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Kamchatka', 'Asia/Kolkata', 'Pacific/Apia'];
const SUMMER_TIME_ENDS = '2026-10-25';
const SUMMER_TIME_BEGINS = '2026-03-29';

describe('local time', () => {
  it('comes back from the moment that it names, in any zone', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minutes, (zone, minute) => {
        const local = localTimeAt(minute * 60_000, zone);
        const moment = momentOf(local, zone);
        expect(moment === undefined ? undefined : localTimeAt(moment, zone)).toEqual(local);
      }),
    );
  });

  it('follows summer time', () => {
    expect(momentOf({ date: '2026-07-01', time: '12:00' }, 'Europe/Berlin')).toBe(Date.UTC(2026, 6, 1, 10));
    expect(momentOf({ date: '2026-12-01', time: '12:00' }, 'Europe/Berlin')).toBe(Date.UTC(2026, 11, 1, 11));
  });

  it('takes the first of a time that is shown twice', () => {
    expect(momentOf({ date: SUMMER_TIME_ENDS, time: '02:30' }, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('reads a skipped time as if the clocks had not been changed', () => {
    const moment = momentOf({ date: SUMMER_TIME_BEGINS, time: '02:30' }, 'Europe/Berlin');
    expect(moment).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it.each([
    ['2026-02-30', '10:00'],
    ['2026-13-01', '10:00'],
    ['2026-11-23', '24:00'],
    ['', ''],
    ['23.11.2026', '09:40'],
  ])('has no moment for %j %j', (date, time) => {
    expect(momentOf({ date, time }, 'Europe/Moscow')).toBeUndefined();
  });
});

describe('parseMoment', () => {
  const MOMENT = Date.UTC(2026, 10, 23, 6, 40);

  it.each(['2026-11-23T09:40:00+03:00', '2026-11-23T06:40:00.000Z', '2026-11-23T09:40', '2026-11-23T09:40:00'])(
    'reads %s as Moscow time where it has no offset',
    (text) => expect(parseMoment(text, 'Europe/Moscow')).toBe(MOMENT),
  );

  it.each(['', 'tomorrow', '2026-11-23', '2026-99-99T99:99:99Z', '1790000000', '2026-11-23T09:40+99:99'])(
    'refuses %j',
    (text) => expect(parseMoment(text, 'Europe/Moscow')).toBeUndefined(),
  );

  it.each([
    ['Europe/Moscow', '2026-11-23T09:40:00+03:00'],
    ['America/New_York', '2026-11-23T01:40:00-05:00'],
    ['Asia/Kolkata', '2026-11-23T12:10:00+05:30'],
  ])('writes it back in the time of %s', (zone, text) => {
    expect(formatMoment(MOMENT, zone)).toBe(text);
    expect(parseMoment(text, zone)).toBe(MOMENT);
  });
});
