import { describe, expect, it } from 'vitest';
import { isOpenAt, isTimeZone, parseHours } from './hours.js';

const NOON_UTC = Date.UTC(2026, 5, 1, 12, 0);

describe('opening hours', () => {
  it.each([
    ['24/7', { opens: 0, closes: 1440 }],
    ['07:00-23:00', { opens: 420, closes: 1380 }],
    ['00:00-24:00', { opens: 0, closes: 1440 }],
    ['22:00-06:00', { opens: 1320, closes: 360 }],
  ])('reads %s', (text, expected) => expect(parseHours(text)).toEqual(expected));

  it.each(['', '7-23', '07:00-24:30', '25:00-26:00', '07:00-07:00', 'Mo-Fr 07:00-23:00'])('refuses «%s»', (text) =>
    expect(parseHours(text)).toBeUndefined(),
  );

  it("are those of the station's own time zone", () => {
    expect(isOpenAt('07:00-20:00', 'Europe/Moscow', NOON_UTC)).toBe(true);
    expect(isOpenAt('07:00-20:00', 'Asia/Vladivostok', NOON_UTC)).toBe(false);
  });

  it('include the opening minute and not the closing one', () => {
    expect(isOpenAt('15:00-16:00', 'Europe/Moscow', NOON_UTC)).toBe(true);
    expect(isOpenAt('14:00-15:00', 'Europe/Moscow', NOON_UTC)).toBe(false);
  });

  it('go over midnight', () => {
    const night = Date.UTC(2026, 5, 1, 0, 30);
    expect(isOpenAt('22:00-06:00', 'Europe/Moscow', night)).toBe(true);
    expect(isOpenAt('22:00-06:00', 'Europe/Moscow', NOON_UTC)).toBe(false);
  });

  it('may be unknown', () => expect(isOpenAt(null, 'Europe/Moscow', NOON_UTC)).toBeNull());

  it('knows IANA zones', () => {
    expect(isTimeZone('Asia/Yekaterinburg')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });
});
