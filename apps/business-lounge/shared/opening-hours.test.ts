import { describe, expect, it } from 'vitest';
import { localTimeAt, momentOf } from './local-time.js';
import type { Procedure } from './lounge.js';
import { isOpenAt, visitPeriod } from './opening-hours.js';

const MOSCOW = 'Europe/Moscow';
const VLADIVOSTOK = 'Asia/Vladivostok';
const DATE = '2026-11-23';

function at(time: string, timeZone = MOSCOW, date = DATE): number {
  const moment = momentOf({ date, time }, timeZone);
  if (moment === undefined) throw new Error(`There is no ${date} ${time}.`);
  return moment;
}

/** The visit in local time: `06:40–09:40`. */
function visit(hours: string, procedure: Procedure, flightTime: string, timeZone = MOSCOW): string | undefined {
  const [opens = '', closes = ''] = hours.split('–');
  const period = visitPeriod({ hours: { opens, closes }, stayHours: 3 }, procedure, at(flightTime, timeZone), timeZone);
  return period && `${localTimeAt(period.from, timeZone).time}–${localTimeAt(period.to, timeZone).time}`;
}

describe('visitPeriod', () => {
  it.each<[string, Procedure, string, string | undefined]>([
    ['00:00–00:00', 'departure', '09:40', '06:40–09:40'],
    ['00:00–00:00', 'departure', '01:00', '22:00–01:00'],
    ['00:00–00:00', 'arrival', '23:00', '23:00–02:00'],
    ['08:00–22:00', 'departure', '09:40', '08:00–09:40'],
    ['08:00–22:00', 'departure', '08:30', '08:00–08:30'],
    ['08:00–22:00', 'departure', '08:29', undefined],
    ['08:00–22:00', 'departure', '23:30', '20:30–22:00'],
    ['08:00–22:00', 'departure', '01:30', undefined],
    ['08:00–22:00', 'arrival', '21:00', '21:00–22:00'],
    ['08:00–22:00', 'arrival', '21:40', undefined],
    ['08:00–22:00', 'arrival', '06:00', '08:00–09:00'],
    ['05:00–01:00', 'departure', '02:00', '23:00–01:00'],
    ['05:00–01:00', 'departure', '00:30', '21:30–00:30'],
    ['05:00–01:00', 'arrival', '00:10', '00:10–01:00'],
    ['05:00–01:00', 'arrival', '03:00', '05:00–06:00'],
    ['05:00–01:00', 'departure', '04:30', undefined],
    ['06:00–00:00', 'arrival', '23:00', '23:00–00:00'],
  ])('%s, %s at %s: %s', (hours, procedure, time, expected) => {
    expect(visit(hours, procedure, time)).toBe(expected);
    expect(visit(hours, procedure, time, VLADIVOSTOK)).toBe(expected);
  });

  it('chooses the part that is nearest to the flight where the lounge closes for a moment in between', () => {
    expect(visit('05:00–04:00', 'departure', '05:30')).toBe('05:00–05:30');
    expect(visit('05:00–04:00', 'arrival', '03:00')).toBe('03:00–04:00');
  });

  it('keeps the airport’s clock on the night when summer time ends', () => {
    const flight = at('06:00', 'Europe/Berlin', '2026-10-25');
    const period = visitPeriod(
      { hours: { opens: '04:00', closes: '01:00' }, stayHours: 8 },
      'departure',
      flight,
      'Europe/Berlin',
    );
    expect(period).toEqual({ from: at('04:00', 'Europe/Berlin', '2026-10-25'), to: flight });
  });
});

describe('isOpenAt', () => {
  it.each([
    ['05:00–01:00', '00:59', true],
    ['05:00–01:00', '01:00', false],
    ['05:00–01:00', '04:59', false],
    ['05:00–01:00', '05:00', true],
    ['00:00–00:00', '03:00', true],
  ])('%s at %s: %s', (hours, time, expected) => {
    const [opens = '', closes = ''] = hours.split('–');
    expect(isOpenAt({ opens, closes }, at(time), MOSCOW)).toBe(expected);
  });

  it('asks the airport’s clock, not the reader’s', () => {
    const hours = { opens: '06:30', closes: '22:30' };
    const moment = Date.UTC(2026, 10, 22, 21);
    expect(isOpenAt(hours, moment, VLADIVOSTOK)).toBe(true);
    expect(isOpenAt(hours, moment, MOSCOW)).toBe(false);
  });
});
