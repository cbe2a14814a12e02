import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { type Engine, useEngines } from '../test-support/engines.js';
import { Reservations } from './reservations.js';

const engines = useEngines('reservations');

describe.each<Engine>(['libsql', 'postgres'])('reservations on %s', (engine) => {
  async function open() {
    const database = await openDatabase(engines[engine]());
    onTestFinished(() => database.close());
    const visits = new Reservations('visits');
    await migrate(database, [visits.migration]);
    const reserve = (order: string, slot = 'a 10:00') =>
      database.transaction((tx) => visits.reserve(tx, order, slot, 3));
    const cancel = (order: string) => database.transaction((tx) => visits.cancel(tx, order));
    return { database, visits, reserve, cancel };
  }

  it('of concurrent orders are never more than there is', async () => {
    const { database, visits, reserve } = await open();
    const results = await Promise.all(Array.from({ length: 8 }, (_, index) => reserve(`order-${index}`)));
    expect(results.filter(Boolean)).toHaveLength(3);
    expect([...(await visits.taken(database, 'a '))]).toEqual([['a 10:00', 3]]);
    expect([...(await visits.taken(database, 'b '))]).toEqual([]);
  });

  it('that are canceled, once or twice, are free for one other', async () => {
    const { reserve, cancel } = await open();
    for (const order of ['one', 'two', 'three']) expect(await reserve(order)).toBe(true);
    await cancel('two');
    await cancel('two');
    await cancel('never made');
    expect([await reserve('four'), await reserve('five'), await reserve('six', 'a 11:00')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('have a table of a name that SQL takes', () => {
    expect(() => new Reservations('visits; DROP')).toThrow('visits; DROP');
  });
});
