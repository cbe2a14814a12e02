import { expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../storage/database.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { temporaryDatabaseUrl } from '../test-support/coffee-shop.js';
import { readKnownOrder, readOrder } from './order-reader.js';

/** A database with orders of these ids, whose reads wait until they are let go. */
async function withOrders(ids: readonly string[]) {
  const database = await openLibsql(temporaryDatabaseUrl());
  onTestFinished(() => database.close());
  await migrate(database);
  for (const id of ids) {
    await database.run(
      `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
        fulfilment_state, created_at, expires_at) VALUES (?, ?, ?, '', 'created', 1, '{}', '{}', 'none', 0, 0)`,
      [id, id, id],
    );
  }
  const held: Array<() => void> = [];
  let reads = 0;
  const holding: Database = {
    ...database,
    async run(sql, values) {
      reads += 1;
      await new Promise<void>((resolve) => held.push(resolve));
      return database.run(sql, values);
    },
  };
  const letGo = async () => {
    await vi.waitUntil(() => held.length > 0);
    held.shift()?.();
  };
  return { database, holding, letGo, reads: () => reads };
}

it('reads together what is asked for while another read is under way, as it is by then', async () => {
  const { database, holding, letGo, reads } = await withOrders(['a', 'b', 'c']);
  const first = readOrder(holding, 'a');
  await vi.waitUntil(() => reads() === 1);
  const others = ['a', 'b', 'c', 'nobody'].map((id) => readOrder(holding, id));
  await database.run("UPDATE orders SET revision = 2 WHERE id = 'b'");
  await letGo();
  expect((await first)?.id).toBe('a');
  await letGo();
  expect((await Promise.all(others)).map((order) => [order?.id, order?.revision])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 1],
    [undefined, undefined],
  ]);
  expect(reads()).toBe(2);
});

it('reads together what is asked for in one moment', async () => {
  const { holding, letGo, reads } = await withOrders(['a', 'b']);
  const both = Promise.all([readOrder(holding, 'a'), readOrder(holding, 'b')]);
  await letGo();
  expect((await both).map((order) => order?.id)).toEqual(['a', 'b']);
  expect(reads()).toBe(1);
});

it('gives who asks after a commit what was committed, though a read is under way', async () => {
  const { database, holding, letGo } = await withOrders(['a']);
  const before = readOrder(holding, 'a');
  await database.run("UPDATE orders SET revision = 2 WHERE id = 'a'");
  const after = readOrder(holding, 'a');
  await letGo();
  await before;
  await letGo();
  expect((await after)?.revision).toBe(2);
});

it('reads any number', async () => {
  const ids = Array.from({ length: 130 }, (_, index) => `order-${index}`);
  const { database } = await withOrders(ids);
  const orders = await Promise.all(ids.map((id) => readKnownOrder(database, id)));
  expect(orders.map(({ id }) => id)).toEqual(ids);
});

it('fails for those who asked, and works again', async () => {
  const { database } = await withOrders(['a']);
  let isBroken = true;
  const breaking: Database = {
    ...database,
    run: async (sql, values) => {
      if (isBroken) throw new Error('no disk');
      return database.run(sql, values);
    },
  };
  await expect(Promise.all([readOrder(breaking, 'a'), readOrder(breaking, 'b')])).rejects.toThrow('no disk');
  isBroken = false;
  expect((await readKnownOrder(breaking, 'a')).id).toBe('a');
  await expect(readKnownOrder(breaking, 'nobody')).rejects.toThrow('nobody');
});
