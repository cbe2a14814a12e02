import { describe, expect, it } from 'vitest';
import { createAirportSearch } from './airport-search.js';
import { CATALOGUE } from './test-support/open-lounge-server.js';

const search = createAirportSearch(CATALOGUE);
const codes = (text: string, limit = 5) => search({ text, limit }).map(({ iata }) => iata);

describe('the demonstration lounges', () => {
  it('are about forty, at airports that exist', () => {
    expect(CATALOGUE.lounges.length).toBeGreaterThanOrEqual(40);
    expect(CATALOGUE.lounges.filter(({ airport }) => !CATALOGUE.airport(airport))).toEqual([]);
  });

  it('serve arrivals only where an arriving passenger can come', () => {
    const unreachable = CATALOGUE.lounges.filter(({ prices, security }) => prices.arrival && security === 'after');
    expect(unreachable).toEqual([]);
  });

  it('sell something, a child never dearer than an adult', () => {
    for (const { prices } of CATALOGUE.lounges) {
      const offered = Object.values(prices);
      expect(offered.length).toBeGreaterThan(0);
      for (const { adult, child, infant } of offered)
        expect([infant, child, adult]).toEqual([infant, child, adult].sort((a, b) => a - b));
    }
  });

  it.each(['SBT', 'NOJ'])('are none at %s', (iata) => {
    expect(CATALOGUE.airport(iata)).toMatchObject({ loungeCount: 0 });
    expect(CATALOGUE.loungesAt(iata)).toEqual([]);
  });
});

describe('the search for airports', () => {
  it.each([
    ['svo', 'SVO'],
    ['UUEE', 'SVO'],
    ['шереметьево', 'SVO'],
    ['Sheremetyevo', 'SVO'],
    ['толмачево', 'OVB'],
    ['Толмачёво', 'OVB'],
    ['санкт петербург', 'LED'],
    ['petersburg saint', 'LED'],
    ['стамбул', 'IST'],
    ['istanbul', 'IST'],
    ['İstanbul', 'IST'],
    ['zurich', 'ZRH'],
    ['Минводы', undefined],
  ])('%s finds %s', (text, iata) => expect(codes(text)[0]).toBe(iata));

  it('shows airports with lounges first, then Russia’s', () => {
    expect(codes('моск', 4)).toEqual(['DME', 'SVO', 'VKO', 'ZIA']);
    expect(codes('мос', 5).at(-1)).toBe('OSF');
  });

  it('begins with the airports that have lounges', () => {
    const all = search({ limit: 50 });
    expect(all[0]?.iata).toBe('SVO');
    expect(all.filter(({ loungeCount }) => loungeCount === 0)).toEqual([]);
  });

  it('finds nothing for signs that are no words', () => {
    expect(codes('—?!')).toEqual([]);
  });

  it('finds the nearest with lounges', () => {
    const [nearest, next] = search({ near: { lat: 43.1, lon: 131.9 }, limit: 2 });
    expect([nearest?.iata, next?.iata]).toEqual(['VVO', 'KHV']);
    expect(nearest?.metres).toBeLessThan(next?.metres ?? 0);
  });
});
