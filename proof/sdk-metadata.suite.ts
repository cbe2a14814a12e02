import {
  getMetaDataValues,
  matchMetaDataValues,
  readFlights,
  readLodgings,
  readTrains,
} from '@invoicebox/mini-app-sdk/metadata';
import { atMost, holds, type Row, reported, suite } from '../scripts/lib/suite.mjs';

const DEPTH = 10_000;
const MEGABYTE = 1_000_000;

/** How much metadata there is, in millions of characters of JSON. */
const FULL_MEGABYTES = 50;
const SMALL_MEGABYTES = 5;
/** A search that takes longer hangs. */
const HANGS_MS = 10_000;
/** How many times as long as the browser needs to deliver such data, which copies them. */
const MAX_COPIES = 10;

/** What a mini-app does with metadata: each search and each reader. */
const SEARCHES: ReadonlyArray<readonly [name: string, run: (metaData: unknown) => unknown]> = [
  ['getMetaDataValues', (metaData) => getMetaDataValues(metaData, ['iataCode', '__proto__', 'next'])],
  ['matchMetaDataValues', (metaData) => matchMetaDataValues(metaData, 'next', [{ iataCode: 'none' }])],
  ['readFlights', readFlights],
  ['readTrains', readTrains],
  ['readLodgings', readLodgings],
];

/** What the search of the named data finds has to be this. */
interface Hostile {
  readonly name: string;
  readonly metaData: unknown;
  readonly key: string;
  readonly found: (values: readonly unknown[]) => boolean;
}

const reservation = (flightNumber: string) => ({
  '@type': 'FlightReservation',
  reservationFor: {
    flightNumber,
    departureAirport: { iataCode: 'SVO' },
    arrivalAirport: { iataCode: 'LED' },
    departureTime: '2026-03-01T10:00:00+03:00',
  },
});

/** So many objects, each under `next` of the one before. */
function chain(depth: number): object {
  let node: object = reservation('SU 34');
  for (let level = 0; level < depth; level += 1) node = { next: node };
  return node;
}

function ring(): object {
  const start: { next?: unknown; iataCode: string } = { iataCode: 'SVO' };
  start.next = [{ back: start }, start];
  return start;
}

/** A small graph of objects that, written out, would be as long as 2 to the power of 60. */
function bush(): object {
  let node: object = { iataCode: 'SVO' };
  for (let level = 0; level < 60; level += 1) node = { left: node, right: node };
  return node;
}

const HOSTILE: readonly Hostile[] = [
  {
    name: '__proto__ and constructor as keys',
    metaData: JSON.parse(
      '[{ "__proto__": { "polluted": true, "iataCode": "SVO" }, "constructor": { "prototype": { "polluted": true } } }]',
    ),
    key: '__proto__',
    found: (values) => values.length === 1,
  },
  {
    name: `${DEPTH.toLocaleString('en')} objects deep`,
    metaData: [chain(DEPTH)],
    key: 'next',
    found: (values) => values.length === DEPTH,
  },
  {
    name: `${DEPTH.toLocaleString('en')} arrays deep`,
    metaData: JSON.parse(`${'['.repeat(DEPTH)}{"iataCode":"SVO"}${']'.repeat(DEPTH)}`),
    key: 'iataCode',
    found: (values) => values.join() === 'SVO',
  },
  { name: 'a ring of references', metaData: [ring()], key: 'iataCode', found: (values) => values.join() === 'SVO' },
  {
    name: 'shared 2 to the power of 60 times',
    metaData: [bush()],
    key: 'left',
    found: (values) => values.length === 60,
  },
];

/** Nothing of any object has come from the metadata. */
const isClean = () => Reflect.get({}, 'polluted') === undefined && Object.keys(Object.prototype).length === 0;

function judge({ name, metaData, key, found }: Hostile): { rows: Row[]; slowestMs: number } {
  const faults: string[] = [];
  let slowestMs = 0;
  for (const [search, run] of SEARCHES) {
    const start = performance.now();
    try {
      run(metaData);
    } catch (error) {
      faults.push(`${search} throws ${String(error)}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  if (!found(getMetaDataValues(metaData, key))) faults.push(`«${key}» is not found as it should be`);
  if (!isClean()) faults.push('objects are polluted');
  const rows = [
    holds(name, faults.length === 0, faults.join('; ') || 'holds'),
    atMost(`${name}: the slowest search or reader`, slowestMs, HANGS_MS, 'ms'),
  ];
  return { rows, slowestMs };
}

/** How long a copy takes, in milliseconds. */
function copyMs(value: unknown): number {
  const start = performance.now();
  structuredClone(value);
  return performance.now() - start;
}

/** Reservations whose JSON is as long, no two alike. */
function large(megabytes: number): unknown[] {
  const one = JSON.stringify(reservation('SU 1000000')).length + 1;
  return Array.from({ length: Math.ceil((megabytes * MEGABYTE) / one) }, (_, index) =>
    reservation(`SU ${1_000_000 + index}`),
  );
}

export default suite({
  summary: 'Hostile metadata neither pollutes nor hangs a mini-app: __proto__, cycles, depth, size.',
  async run({ small }) {
    const megabytes = small ? SMALL_MEGABYTES : FULL_MEGABYTES;
    const metaData = large(megabytes);
    const flights = metaData.length;
    const { rows, slowestMs } = judge({
      name: `${megabytes} MB`,
      metaData,
      key: 'flightNumber',
      found: (values) => values.length === flights && readFlights(metaData).length === flights,
    });
    return [
      ...HOSTILE.flatMap((hostile) => judge(hostile).rows),
      reported(`${megabytes} MB: reservations`, flights),
      ...rows,
      atMost(`${megabytes} MB: the slowest against a structuredClone`, slowestMs / copyMs(metaData), MAX_COPIES),
    ];
  },
});
