// Twenty tabs that send the same order at once, to one server on libSQL or two on PostgreSQL, create one order.
import { randomUUID } from 'node:crypto';
import { FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { cases, check, exactly, type Row } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { listen, openShop, placeOrder, quote, type Send } from './support/coffee-shop.js';
import { type Databases, ENGINES, type EngineName, openDatabases } from './support/databases.js';

/** Tabs that send the same order at once. */
const TABS = 20;
/** Number of servers. A libSQL file allows only one. */
const SERVERS: Readonly<Record<EngineName, number>> = { libSQL: 1, PostgreSQL: 2 };

/** Sends the same order from many tabs, spread over the servers, and counts the results. */
async function tap(engine: EngineName, url: string, n: number): Promise<Row[]> {
  const invoicebox = new FakeInvoicebox();
  const shops = [];
  for (let server = 0; server < SERVERS[engine]; server += 1) shops.push(await openShop(url, { invoicebox }));
  const listening = await Promise.all(shops.map(({ server }) => listen(server)));
  const sends: Send[] = listening.map(
    ({ url }) =>
      (path, init) =>
        fetch(`${url}${path}`, init),
  );
  let one = 0;
  let refused = 0;
  try {
    for (let round = 0; round < n; round += 1) {
      const [first = fetch] = sends;
      const [doubled, reloaded] = [await quote(first), await quote(first)];
      const key = randomUUID();
      const orders = await Promise.allSettled(
        Array.from({ length: TABS }, (_, tab) =>
          // Some tabs were reloaded and have a new quote.
          placeOrder(sends[tab % sends.length] ?? first, tab % 3 === 0 ? reloaded : doubled, key),
        ),
      );
      const ids = new Set(orders.map((order) => (order.status === 'fulfilled' ? order.value.id : 'refused')));
      if (ids.size === 1 && !ids.has('refused')) one += 1;
      refused += orders.filter(({ status }) => status === 'rejected').length;
    }
    return [
      exactly(`${engine}: rounds in which ${TABS} tabs got one order`, one, n),
      exactly(`${engine}: tabs that got an error`, refused, 0),
      exactly(`${engine}: orders at Invoicebox`, invoicebox.orders.size, n),
    ];
  } finally {
    await Promise.all(listening.map(({ stop }) => stop()));
    await Promise.all(shops.map(({ server }) => server.stop()));
  }
}

let databases: Databases;

beforeAll(async () => {
  databases = await openDatabases();
});

afterAll(() => databases?.stop());

test.for(ENGINES)('one order for all tabs, %s', async (engine, { task }) => {
  check(task, ...(await tap(engine, databases.create(engine), cases({ quick: 10, deep: 100 }))));
});
