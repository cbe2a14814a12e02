import { describe, expect, test } from 'vitest';
import { formatDateTime } from './date-time.js';

const moscow = { locale: 'ru', timeZone: 'Europe/Moscow' } as const;

describe('formatDateTime', () => {
  test('writes every style in Russian and English', () => {
    const moment = '2022-08-03T10:15:00Z';
    const english = { locale: 'en', timeZone: 'Europe/Moscow' } as const;
    expect(formatDateTime(moment, moscow)).toBe('03.08.2022, 13:15');
    expect(formatDateTime(moment, { ...moscow, style: 'date' })).toBe('03.08.2022');
    expect(formatDateTime(moment, { ...moscow, style: 'time' })).toBe('13:15');
    expect(formatDateTime(moment, { ...moscow, style: 'day' })).toBe('3 августа');
    expect(formatDateTime(moment, { ...moscow, style: 'dayTime' })).toBe('3 августа, 13:15');
    expect(formatDateTime(moment, english)).toBe('03 Aug 2022, 13:15');
    expect(formatDateTime(moment, { ...english, style: 'dayTime' })).toBe('3 August, 13:15');
  });

  test('the zone is that of the place: the same moment is another day elsewhere', () => {
    const moment = Date.UTC(2026, 0, 1, 20, 30);
    expect(formatDateTime(moment, moscow)).toBe('01.01.2026, 23:30');
    expect(formatDateTime(moment, { locale: 'ru', timeZone: 'Asia/Vladivostok' })).toBe('02.01.2026, 06:30');
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(formatDateTime('2026-01-01T00:00:00+03:00', { ...moscow, style: 'time' })).toBe('00:00');
    expect(
      formatDateTime('2026-01-01T00:00:00+03:00', { locale: 'en', timeZone: 'Europe/Moscow', style: 'time' }),
    ).toBe('00:00');
  });

  test.each(['2026-01-01T10:00:00', '2026-01-01', 'tomorrow', ''])('refuses "%s", which has no offset', (moment) => {
    expect(() => formatDateTime(moment, moscow)).toThrow('with Z or an offset');
  });

  test('refuses what is not a moment and a zone that does not exist', () => {
    expect(() => formatDateTime(Number.NaN, moscow)).toThrow('milliseconds since the epoch');
    expect(() => formatDateTime('2026-99-01T10:00:00Z', moscow)).toThrow('milliseconds since the epoch');
    expect(() => formatDateTime(0, { locale: 'ru', timeZone: 'Europe/Nowhere' })).toThrow('Europe/Nowhere');
  });
});
