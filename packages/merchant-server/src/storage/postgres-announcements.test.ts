import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { waitFor } from '@invoicebox/test-kit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import { openDatabase } from './open-database.js';

let postgres: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

/** A way to PostgreSQL that can be cut: then every connection ends, and every new one as soon as it is made. */
async function openWay(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let isCut = false;
  let refused = 0;
  const server = createServer((socket) => {
    if (isCut) {
      refused += 1;
      socket.destroy();
      return;
    }
    const onward = connect(target);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).once('close', () => other.destroy());
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The way has no port.');
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend() {
      isCut = false;
    },
    get refused() {
      return refused;
    },
    get open() {
      return [...sockets].filter((socket) => !socket.destroyed).length / 2;
    },
  };
}

describe('announcements through PostgreSQL', () => {
  it('are heard by one connection again, however often it could not be made', async () => {
    const way = await openWay(postgres.createDatabase('cut_off'));
    const database = await openDatabase(way.url);
    onTestFinished(() => database.close());
    const heard: unknown[] = [];
    await database.listen((topic) => heard.push(topic));
    way.cut();
    await waitFor(() => expect(way.refused).toBeGreaterThanOrEqual(4));
    way.mend();
    await waitFor(() => expect(heard).toEqual([null]));
    expect(way.open).toBe(1);
    await database.transaction(async (tx) => tx.announce('order-1'));
    await waitFor(() => expect(heard).toEqual([null, 'order-1']));
  }, 60_000);
});
