// Hostile metadata neither pollutes nor hangs a mini-app: __proto__, cycles, depth, size.
import { atMostInDeepRun, check, holds, isDeepRun, reported } from '@invoicebox/test-kit';
import { expect, test } from 'vitest';
import { getMetaDataValues, matchMetaDataValues, readFlights, readLodgings, readTrains } from './index.js';

const DEPTH = 10_000;
/** Length of the large metadata as JSON, in millions of characters. */
const MEGABYTES = isDeepRun ? 50 : 5;
/** A search that takes longer hangs. */
const MAX_SEARCH_MS = 10_000;
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

/** Runs every search and reader. @returns what went wrong, and the time of the slowest. */
function tryAll({ metaData, key, found }: Hostile): { faults: string[]; slowestMs: number } {
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
  const isClean = Reflect.get({}, 'polluted') === undefined && Object.keys(Object.prototype).length === 0;
  if (!isClean) faults.push('objects are polluted');
  return { faults, slowestMs };
}

/** How long a copy takes. */
function copyMs(value: unknown): number {
  const start = performance.now();
  structuredClone(value);
  return performance.now() - start;
}

/** Reservations whose JSON is as long, no two alike. */
function large(megabytes: number): unknown[] {
  const one = JSON.stringify(reservation('SU 1000000')).length + 1;
  return Array.from({ length: Math.ceil((megabytes * 1_000_000) / one) }, (_, index) =>
    reservation(`SU ${1_000_000 + index}`),
  );
}

// Exponential time never ends: a quick run detects it by the test's timeout.
test.for(HOSTILE)('$name', (hostile, { task }) => {
  const { faults, slowestMs } = tryAll(hostile);
  check(
    task,
    holds(hostile.name, faults.length === 0, faults.join('; ') || 'holds'),
    atMostInDeepRun(`${hostile.name}: the slowest search or reader`, slowestMs, MAX_SEARCH_MS, 'ms'),
  );
});

test(`${MEGABYTES} MB of reservations`, ({ task }) => {
  const metaData = large(MEGABYTES);
  const { faults, slowestMs } = tryAll({
    name: 'large',
    metaData,
    key: 'flightNumber',
    found: (values) => values.length === metaData.length,
  });
  expect(readFlights(metaData)).toHaveLength(metaData.length);
  check(
    task,
    reported('reservations', metaData.length),
    holds(`${MEGABYTES} MB`, faults.length === 0, faults.join('; ') || 'holds'),
    atMostInDeepRun('the slowest search or reader', slowestMs, MAX_SEARCH_MS, 'ms'),
    atMostInDeepRun('the same to a structuredClone', slowestMs / copyMs(metaData), MAX_COPIES, '×'),
  );
});
