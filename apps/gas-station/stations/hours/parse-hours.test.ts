import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHours } from './format-hours.js';
import { DAY_MINUTES, type Interval, joined } from './intervals.js';
import { parseHours } from './parse-hours.js';

/** Hours in the notation of a stations file; null if they are not understood. */
function read(text: string): string | null {
  const hours = parseHours(text);
  return hours && formatHours(hours);
}

describe('opening hours', () => {
  it.each([
    // As OpenStreetMap writes them.
    ['24/7', '24/7'],
    ['07:00-23:00', '07:00-23:00'],
    ['7:00–23:00', '07:00-23:00'],
    ['Mo-Su 07:00-23:00;', '07:00-23:00'],
    ['PH,Mo-Su 00:00-24:00', '24/7'],
    ['Mo-Su,PH 08:00-20:00', '08:00-20:00'],
    ['00:00-00:00', '24/7'],
    ['00:00-23:59', '24/7'],
    ['08:00-08:00', '08:00-08:00'],
    ['22:00-06:00', '22:00-06:00'],
    ['24:00-06:00', '00:00-06:00'],
    ['06:00-24:00', '06:00-24:00'],
    ['06:00-26:00', '06:00-02:00'],
    ['Mo-Fr 06:00-22:00; Sa-Su 08:00-20:00', 'Mo-Fr 06:00-22:00; Sa-Su 08:00-20:00'],
    ['Mo-Su 00:10-03:45,04:00-23:55', '00:10-03:45,04:00-23:55'],
    ['Mo-Fr 08:00-12:00, 13:00-18:00', 'Mo-Fr 08:00-12:00,13:00-18:00; Sa-Su off'],
    ['24/7; PH off', '24/7; PH off'],
    ['Mo-Fr 08:00-18:00; PH 10:00-14:00', 'Mo-Fr 08:00-18:00; Sa-Su off; PH 10:00-14:00'],
    ['Mo,We,Fr 9-18', 'Mo,We,Fr 09:00-18:00; Tu,Th,Sa-Su off'],
    ['Sa-Mo 10:00-16:00', 'Mo,Sa-Su 10:00-16:00; Tu-Fr off'],
    ['Mo-Su 08:00-20:00; We off', 'Mo-Tu,Th-Su 08:00-20:00; We off'],
    ['Mo-Fr 08:00-20:00 "перерыв по звонку"', 'Mo-Fr 08:00-20:00; Sa-Su off'],
    ['Mo-Fr 08:00-20:00 || "по звонку"', 'Mo-Fr 08:00-20:00; Sa-Su off'],
    ['Mo-Fr 08:00-12:00; Mo-Fr 09:00-10:00', 'Mo-Fr 09:00-10:00; Sa-Su off'],
    ['Mo-Fr 08:00-12:00, We 14:00-16:00', 'Mo-Tu,Th-Fr 08:00-12:00; We 08:00-12:00,14:00-16:00; Sa-Su off'],
    ['off', 'off'],
    ['closed', 'off'],
    ['Mo-Fr', 'Mo-Fr 00:00-24:00; Sa-Su off'],
    // As people write them.
    ['Круглосуточно', '24/7'],
    ['круглосуточно, без выходных', '24/7'],
    ['ежедневно, круглосуточно', '24/7'],
    ['24 часа', '24/7'],
    ['24ч', '24/7'],
    ['пн-вс 7-23', '07:00-23:00'],
    ['ежедневно с 7 до 23', '07:00-23:00'],
    ['с 7 до 23 ежедневно', '07:00-23:00'],
    ['с 7 до 24 ч', '07:00-24:00'],
    ['Часы работы: 8-00 - 20-00', '08:00-20:00'],
    ['с 8.00 до 20.00 без перерыва и выходных', '08:00-20:00'],
    ['7ч-23ч', '07:00-23:00'],
    ['0700-2300', '07:00-23:00'],
    ['Пн.-Пт.: 7:00-23:00', 'Mo-Fr 07:00-23:00; Sa-Su off'],
    ['пн-пт 8:00-20:00, сб-вс 9-18', 'Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00'],
    ['пн-пт 8:00-20:00 сб-вс 9-18', 'Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00'],
    ['пн-сб 8-20, вс вых', 'Mo-Sa 08:00-20:00; Su off'],
    ['пн-сб 8-20; вс — выходной', 'Mo-Sa 08:00-20:00; Su off'],
    ['ежедневно 8-20, вс 9-18', 'Mo-Sa 08:00-20:00; Su 09:00-18:00'],
    ['будни 8-20; выходные 9-18', 'Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00'],
    ['понедельник-пятница 8:00-20:00', 'Mo-Fr 08:00-20:00; Sa-Su off'],
    ['08:00-20:00, перерыв 13:00-14:00', '08:00-13:00,14:00-20:00'],
    ['8-20 (обед 13-14)', '08:00-13:00,14:00-20:00'],
    ['Daily 7-23', '07:00-23:00'],
  ])('«%s» are %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ...[
      '',
      '  ',
      '06:00+',
      'с 7',
      'sunrise-sunset',
      'L-D: 24H',
      'Apr-Oct 08:00-20:00',
      'Mo[1] 08:00-20:00',
      'SH 08:00-20:00',
    ],
    ...[
      '08:00-20:00 пн-пт, 9-18 сб-вс',
      '8-20 пн-пт, 9-18 вс',
      '8-20, пн',
      'по записи',
      '25-30',
      '12:75-13:00',
      '10-12-14',
      'пн'.repeat(3),
    ],
    ...['Mo-Fr; Sa 10:00-12:00', 'ежедневно-пт 8-20', 'до последнего клиента', '09:00-49:00'],
  ])('«%s» are not understood, rather than half', (text) => expect(read(text)).toBeNull());

  it('are the same after they were written, whatever they are', () => {
    const time = fc.integer({ min: 0, max: DAY_MINUTES - 1 });
    const interval = fc
      .tuple(time, fc.integer({ min: 1, max: DAY_MINUTES }))
      .map(([from, length]): Interval => ({ from, to: Math.min(from + length, from + DAY_MINUTES) }))
      // «23:59» is written for midnight.
      .filter(({ to }) => to % DAY_MINUTES !== DAY_MINUTES - 1);
    const day = fc.array(interval, { maxLength: 3 }).map(joined);
    const hours = fc.record({
      days: fc.array(day, { minLength: 7, maxLength: 7 }),
      holidays: fc.option(day),
    });
    fc.assert(
      fc.property(hours, (original) => {
        const text = formatHours(original);
        const again = parseHours(text);
        expect([text, again && formatHours(again)]).toEqual([text, text]);
      }),
    );
  });

  it('of any text are hours or null', () => {
    const word = fc.constantFrom(
      'Mo',
      'пн',
      '-',
      ',',
      ';',
      '08:00',
      '20',
      'с',
      'до',
      'off',
      '24/7',
      'перерыв',
      'PH',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const hours = parseHours(text);
          expect(hours === null || hours.days.length === 7).toBe(true);
        },
      ),
    );
  });
});
