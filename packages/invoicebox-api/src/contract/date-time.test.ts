import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDateTime, parseDateTime } from './date-time.js';

const TEN_O_CLOCK = Date.UTC(2026, 10, 21, 10);

describe('a wire time', () => {
  it.each([
    '2026-11-21T10:00:00+00:00',
    '2026-11-21T10:00:00Z',
    '2026-11-21T10:00:00',
    '2026-11-21T13:00:00+03:00',
    '2026-11-21T13:00:00+0300',
  ])('%s is ten in the morning, UTC', (text) => {
    expect(parseDateTime(text)).toBe(TEN_O_CLOCK);
  });

  it('keeps its milliseconds', () => {
    expect(parseDateTime('2026-11-21T10:00:00.25Z')).toBe(TEN_O_CLOCK + 250);
    expect(parseDateTime('2026-11-21T10:00:00.250999+00:00')).toBe(TEN_O_CLOCK + 250);
  });

  it.each(['', 'tomorrow', '2026-11-21', '2026-02-31T10:00:00Z', '2026-11-21T25:00:00Z', '1763719200'])(
    '%j is none',
    (text) => {
      expect(parseDateTime(text)).toBeUndefined();
    },
  );

  it('is printed as ATOM in UTC and read back', () => {
    expect(formatDateTime(TEN_O_CLOCK)).toBe('2026-11-21T10:00:00+00:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        expect(parseDateTime(formatDateTime(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});
