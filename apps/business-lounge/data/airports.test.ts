import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAirportSources } from './airport-sources.js';
import { type AirportRecord, buildAirports, serializeAirports } from './build-airports.js';

const folder = new URL('./', import.meta.url);
const committed = readFileSync(new URL('generated/airports.json', folder), 'utf8');
const airports = JSON.parse(committed) as AirportRecord[];
const sources = readAirportSources(folder);

/** Minutes east of Greenwich in January 2026. */
function offsetMinutes(timeZone: string): number {
  const at = new Date(Date.UTC(2026, 0, 15));
  const local = new Date(`${at.toLocaleString('sv', { timeZone })}Z`);
  return (local.getTime() - at.getTime()) / 60_000;
}

function find(iata: string): AirportRecord {
  const airport = airports.find((candidate) => candidate.iata === iata);
  if (!airport) throw new Error(`There is no ${iata}.`);
  return airport;
}

describe('the committed airports', () => {
  it('are what the script makes of its sources', () => {
    expect(serializeAirports(buildAirports(sources))).toBe(committed);
  });

  it('have unique IATA codes', () => {
    expect(airports.length).toBeGreaterThan(3000);
    expect(new Set(airports.map(({ iata }) => iata)).size).toBe(airports.length);
    expect(airports.filter(({ iata }) => !/^[A-Z]{3}$/.test(iata))).toEqual([]);
  });

  it('lie on the earth and have names', () => {
    const wrong = airports.filter(({ lat, lon }) => !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180));
    expect(wrong).toEqual([]);
    expect(airports.filter(({ name, city }) => name.en === '' || city.en === '')).toEqual([]);
  });

  it('keep a time that fits where they lie', () => {
    // China has a single time zone: the largest deviation from solar time.
    const distance = ({ timeZone, lon }: AirportRecord) => {
      const minutes = Math.abs(offsetMinutes(timeZone) - lon * 4) % 1440;
      return Math.min(minutes, 1440 - minutes);
    };
    expect(airports.filter((airport) => distance(airport) > 200).map(({ iata }) => iata)).toEqual([]);
  });

  it.each([
    ['SVO', 180],
    ['SBT', 300],
    ['ZIA', 180],
    ['USR', 600],
    ['PKC', 720],
    ['KGD', 120],
    ['IST', 180],
    ['DXB', 240],
  ])('%s is %i minutes east of Greenwich', (iata, minutes) => {
    expect(offsetMinutes(find(iata).timeZone)).toBe(minutes);
  });

  it("have Russian names wherever they are Russia's", () => {
    const cyrillic = /^[А-ЯЁ][А-ЯЁа-яё -]*$/;
    const russian = airports.filter(({ country }) => country === 'RU');
    expect(russian.length).toBeGreaterThan(130);
    const unnamed = russian.filter(({ name, city }) => !cyrillic.test(name.ru ?? '') || !cyrillic.test(city.ru ?? ''));
    expect(unnamed.map(({ iata }) => iata)).toEqual([]);
    expect(find('SVO')).toMatchObject({ name: { ru: 'Шереметьево' }, city: { ru: 'Москва' } });
    expect(find('LED')).toMatchObject({ name: { ru: 'Пулково' }, city: { ru: 'Санкт-Петербург' } });
  });

  it('use every name that was written by hand', () => {
    const named = Object.keys(sources.russianNames as object);
    expect(named.filter((iata) => !airports.some((airport) => airport.iata === iata))).toEqual([]);
  });
});

describe('buildAirports', () => {
  it('takes no zone of another country that shares the code', () => {
    const airports = [
      {
        iata_code: 'SBT',
        gps_code: 'USDA',
        ident: 'USDA',
        name: 'Sabetta',
        municipality: '',
        iso_country: 'RU',
        scheduled_service: 'yes',
        latitude_deg: '71.2',
        longitude_deg: '72.1',
      },
    ];
    const foreign = { code: 'SBT', countryCode: 'US', timezone: 'America/Los_Angeles' };
    const own = { code: 'SBT', countryCode: 'RU', timezone: 'Asia/Yekaterinburg' };
    const build = (zones: unknown) => buildAirports({ airports, zones, russianNames: {} });
    expect(build([foreign, own, foreign])).toMatchObject([{ timeZone: 'Asia/Yekaterinburg', city: { en: 'Sabetta' } }]);
    expect(() => build([foreign])).toThrow('SBT (Sabetta) has no time zone');
  });
});
