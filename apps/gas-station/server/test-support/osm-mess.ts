/** Stations as OpenStreetMap has them in Russia: few tags, many spellings; each with what an import has to make of it. */
import type { Random } from '@invoicebox/test-kit';
import { readCities } from '../../data/cities.js';
import type { StationRecord } from '../../stations/station.js';

const CITIES = readCities(new URL('../../data/generated/cities.json', import.meta.url));

/** Tags, and the fields of the record that follow from them. */
type Tagging = readonly [tags: Record<string, string>, fields: Partial<StationRecord>];

/** A feature, with its record's fields; null if it must not be imported. */
export interface MessyStation {
  feature: object;
  expected: Partial<StationRecord> | null;
}

const NAMES: readonly Tagging[] = [
  [{ brand: 'Лукойл' }, { network: 'Лукойл' }],
  [{ brand: 'ЛУКОЙЛ', name: 'ЛУКОЙЛ', 'brand:wikidata': 'Q329347' }, { network: 'ЛУКОЙЛ' }],
  [{ brand: 'Роснефть', name: 'АЗС', operator: 'ООО «Роснефть-Розница»' }, { network: 'Роснефть' }],
  [
    { brand: 'Татнефть', name: 'АЗС № 115' },
    { network: 'Татнефть', name: 'АЗС № 115' },
  ],
  [{ name: 'Нефтика' }, { network: 'Нефтика' }],
  [{ name: 'АЗС', operator: 'Башнефть' }, { network: 'Башнефть' }],
  [{ operator: 'ИП Иванов' }, { network: 'ИП Иванов' }],
  [{ name: 'АЗС' }, { network: 'АЗС' }],
  [{ 'name:en': 'Neste', 'name:fi': 'Neste' }, { network: 'Neste' }],
  [{ brand: 'Газпромнефть\u00a0', name: 'Газпромнефть ' }, { network: 'Газпромнефть' }],
];

const HOURS: readonly Tagging[] = [
  [{}, { hours: null }],
  [{}, { hours: null }],
  [{ opening_hours: '24/7' }, { hours: '24/7' }],
  [{ opening_hours: '24/7' }, { hours: '24/7' }],
  [{ opening_hours: 'Mo-Su 00:00-24:00; PH 00:00-24:00' }, { hours: '24/7' }],
  [{ opening_hours: 'Mo-Su 00:10-03:45,04:00-23:55' }, { hours: '00:10-03:45,04:00-23:55' }],
  [{ opening_hours: 'Mo-Fr 08:00-20:00; Sa,Su 09:00-18:00' }, { hours: 'Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00' }],
  [{ opening_hours: '08:00 - 23:00' }, { hours: '08:00-23:00' }],
  [{ opening_hours: 'круглосуточно' }, { hours: '24/7' }],
  [{ opening_hours: 'sunrise-sunset' }, { hours: null }],
  [{ opening_hours: 'Apr-Oct Mo-Su 08:00-20:00' }, { hours: null }],
];

const FUELS: readonly Tagging[] = [
  [{}, { fuels: {} }],
  [{ 'fuel:octane_92': 'yes', 'fuel:octane_95': 'yes' }, { fuels: { ai92: null, ai95: null } }],
  [
    { 'fuel:octane_95': 'yes', 'fuel:octane_98': 'no', 'fuel:diesel': 'limited' },
    { fuels: { ai95: null, diesel: null } },
  ],
  [{ 'fuel:lpg': 'only', 'fuel:electricity': 'no' }, { fuels: { lpg: null } }],
  [{ 'fuel:cng': 'yes', 'fuel:discount': 'Ликард' }, { fuels: { cng: null } }],
  [{ 'fuel:octane_80': 'no;yes', 'fuel:octane_92': '52.3' }, { fuels: { ai80: null, ai92: null } }],
  [{ 'fuel:octane_95': 'maybe', 'fuel:diesel': 'yes', 'fuel:HGV_diesel': 'yes' }, { fuels: { diesel: null } }],
];

const SERVICES: readonly Tagging[] = [
  [{}, { services: [] }],
  [{ shop: 'convenience', toilets: 'yes', 'toilets:wheelchair': 'no' }, { services: ['shop', 'toilet'] }],
  [{ car_wash: 'yes', compressed_air: 'yes', shop: 'no' }, { services: ['wash', 'tyres'] }],
];

/** Tags that say nothing here. */
const OTHERS: ReadonlyArray<Record<string, string>> = [
  {},
  { 'payment:cash': 'yes', 'payment:cards': 'yes', check_date: '2026-05-01', source: 'Bing' },
  {
    phone: '+7 495 123-45-67',
    website: 'https://azs.example',
    'addr:postcode': '300000',
    building: 'roof',
    layer: '1',
  },
];

const CLOSED: ReadonlyArray<Record<string, string>> = [{ access: 'private' }, { disused: 'yes' }, { access: 'no' }];
/** One station in this many sells nothing to the public. */
const CLOSED_SHARE = 0.01;

/** A station, the same for the same random numbers. */
export function messyStation(number: number, random: Random): MessyStation {
  const city = random.pick(CITIES);
  const taggings = [NAMES, HOURS, FUELS, SERVICES].map((choices) => random.pick(choices));
  const address = random.chance(0.4) ? { 'addr:street': 'улица Мира', 'addr:housenumber': String(number) } : {};
  const inCity = random.chance(0.3) ? { 'addr:city': city.name } : {};
  const closed = random.chance(CLOSED_SHARE) ? random.pick(CLOSED) : undefined;
  const tags = Object.assign({}, ...taggings.map(([own]) => own), random.pick(OTHERS), address, inCity, closed);
  const id = random.chance(0.6) ? `node/${number}` : `way/${number}`;
  const [lon, lat] = [city.lon + (random.next() - 0.5) / 2, city.lat + (random.next() - 0.5) / 2];
  const ring = [
    [lon - 0.001, lat - 0.001],
    [lon + 0.001, lat - 0.001],
    [lon + 0.001, lat + 0.001],
    [lon - 0.001, lat - 0.001],
  ];
  const geometry = id.startsWith('node')
    ? { type: 'Point', coordinates: [lon, lat] }
    : { type: 'Polygon', coordinates: [ring] };
  const fields: Partial<StationRecord> = Object.assign({}, ...taggings.map(([, own]) => own));
  return {
    feature: { type: 'Feature', id, properties: { amenity: 'fuel', ...tags }, geometry },
    expected: closed
      ? null
      : {
          ...fields,
          id: id.replace('/', '-'),
          ...('addr:street' in address ? { address: `улица Мира, ${number}` } : {}),
          ...('addr:city' in inCity ? { city: city.name } : {}),
        },
  };
}
