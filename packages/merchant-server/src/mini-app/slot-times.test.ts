import { describe, expect, it } from 'vitest';
import { slotTimes } from './slot-times.js';

const iso = (times: readonly number[]) => times.map((time) => new Date(time).toISOString().slice(0, 16));

describe('slots of coming days', () => {
  it('begin after now and end at the closing hour, in the local time of the place', () => {
    const place = { timeZone: 'Asia/Yekaterinburg', opens: 10, closes: 12, minutes: 45 };
    const now = Date.parse('2026-11-28T05:10:00Z');
    expect(iso(slotTimes(place, now, 2))).toEqual(['2026-11-28T05:45', '2026-11-29T05:00', '2026-11-29T05:45']);
  });

  it('are of the local day, which may be another one than in UTC', () => {
    const place = { timeZone: 'Asia/Anadyr', opens: 9, closes: 10, minutes: 60 };
    expect(iso(slotTimes(place, Date.parse('2026-11-28T13:00:00Z'), 1))).toEqual(['2026-11-28T21:00']);
  });

  it('keep their local time when the clocks change', () => {
    const place = { timeZone: 'Europe/Berlin', opens: 9, closes: 10, minutes: 60 };
    const now = Date.parse('2026-03-28T00:00:00Z');
    expect(iso(slotTimes(place, now, 2))).toEqual(['2026-03-28T08:00', '2026-03-29T07:00']);
  });
});
