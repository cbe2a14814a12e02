// Of stations as OpenStreetMap has them nearly all come in, and none with a wrong field.
import { atLeast, cases, check, exactly, holds, Random, seed } from '@invoicebox/test-kit';
import { test } from 'vitest';
import { type MessyStation, messyStation } from '../../server/test-support/osm-mess.js';
import type { StationRecord } from '../../stations/station.js';
import { imported } from '../test-support/imported.js';

const n = cases({ quick: 1_000, deep: 20_000 });
const random = new Random(seed);
const sources = Array.from({ length: n }, (_, index) => messyStation(index + 1, random));

/** The fields of a record that are not what they should be. */
function wrongFields(record: StationRecord, { expected }: MessyStation): string[] {
  const found = record as Record<string, unknown>;
  const fields = Object.entries({ name: undefined, ...expected });
  return fields
    .filter(([field, value]) => JSON.stringify(found[field] ?? null) !== JSON.stringify(value ?? null))
    .map(([field, value]) => `${record.id}: ${field} is ${JSON.stringify(found[field])}, not ${JSON.stringify(value)}`);
}

test('stations with few tags in many spellings come in as they are', async ({ task }) => {
  const { records, report } = await imported({
    type: 'FeatureCollection',
    features: sources.map(({ feature }) => feature),
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  const open = sources.filter(({ expected }) => expected !== null);
  const wrong = open.flatMap((source) => {
    const record = byId.get(source.expected?.id ?? '');
    return record ? wrongFields(record, source) : [];
  });
  const withoutAddress = records.filter(({ address }) => address === '').length;
  check(
    task,
    atLeast('share of all features that come in', (records.length / n) * 100, 97, '%'),
    exactly('stations of those that sell to the public', records.length, open.length),
    exactly('features that are skipped as private or disused', report.skipped, n - open.length),
    holds('no field is wrong', wrong.length === 0, wrong.slice(0, 5).join('; ') || 'holds'),
    exactly('stations without an address', withoutAddress, 0),
  );
});
