// Hostile metadata (__proto__, cycles, great depth or size) neither pollutes prototypes nor hangs a mini-app.
import { atMostInDeepRun, check, holds, isDeepRun, reported } from '@invoicebox/test-kit';
import { expect, test } from 'vitest';
import { getMetaDataValues, matchMetaDataValues, readFlights, readLodgings, readTrains } from './index.js';

const DEPTH = 10_000;
/** Length of the large metadata as JSON, in millions of characters. */
const MEGABYTES = isDeepRun ? 50 : 5;
/** A search that takes longer counts as hung. */
const MAX_SEARCH_MS = 10_000;
/** Time limit of a search, in multiples of a structured clone, which the browser makes to deliver such data. */
const MAX_COPIES = 10;

/** Every function of the SDK that reads metadata. */
const SEARCHES: ReadonlyArray<readonly [name: string, run: (metaData: unknown) => unknown]> = [
  ['getMetaDataValues', (metaData) => getMetaDataValues(metaData, ['iataCode', '__proto__', 'next'])],
  ['matchMetaDataValues', (metaData) => matchMetaDataValues(metaData, 'next', [{ iataCode: 'none' }])],
  ['readFlights', readFlights],
  ['readTrains', readTrains],
  ['readLodgings', readLodgings],
];

/** Hostile metadata, and a check of what a search for `key` must find in it. */
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

/** Nested objects, each under `next` of its parent. */
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

/** A graph of 61 objects with 2^60 paths from the root to the leaf. */
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

/** Runs every search and reader. @returns the faults, and the time of the slowest. */
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

/** How long a structured clone takes. */
function copyMs(value: unknown): number {
  const start = performance.now();
  structuredClone(value);
  return performance.now() - start;
}

/** Distinct reservations whose JSON has this size. */
function large(megabytes: number): unknown[] {
  const one = JSON.stringify(reservation('SU 1000000')).length + 1;
  return Array.from({ length: Math.ceil((megabytes * 1_000_000) / one) }, (_, index) =>
    reservation(`SU ${1_000_000 + index}`),
  );
}

// A search in exponential time never ends: a quick run detects it by the test's timeout.
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
