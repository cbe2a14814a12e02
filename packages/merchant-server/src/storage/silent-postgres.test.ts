import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { waitFor } from '@invoicebox/test-kit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import { openPostgres } from './postgres.js';

const LIMITS = { connectMs: 1_000, statementMs: 400, answerMs: 600 };

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

/** A way to PostgreSQL whose connections can fall silent without being closed, as in a failover; new ones work. */
async function openWay(target: number) {
  let generation = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const mine = generation;
    const far = connect({ port: target, host: '127.0.0.1' });
    const forward = (from: Socket, to: Socket) => {
      sockets.add(from);
      from.on('data', (data) => {
        if (mine === generation) to.write(data);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (mine === generation) to.destroy();
      });
    };
    forward(near, far);
    forward(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      generation += 1;
    },
  };
}

/** A database with a table, and the way to it. */
async function open(name: string) {
  const url = new URL(postgres.createDatabase(name));
  const way = await openWay(Number(url.port));
  url.port = String(way.port);
  const database = await openPostgres(url.href, LIMITS);
  onTestFinished(() => database.close());
  await database.run('CREATE TABLE things (name TEXT)');
  return { way, database };
}

describe('PostgreSQL that falls silent', () => {
  it('fails what was running, and answers what comes then over new connections', async () => {
    const { way, database } = await open('silent_1');
    const count = async () => Number((await database.run('SELECT COUNT(*) AS c FROM things'))[0]?.c);
    await Promise.all(Array.from({ length: 8 }, () => database.run("INSERT INTO things VALUES ('a')")));
    way.silence();
    const results = await Promise.allSettled([
      ...Array.from({ length: 4 }, count),
      database.transaction(async (tx) => {
        tx.write("INSERT INTO things VALUES ('b')");
        return tx.run('SELECT 1');
      }),
    ]);
    expect(results.map(({ status }) => status)).toContain('rejected');
    await waitFor(async () => expect(await count()).toBeGreaterThanOrEqual(8));
    await database.transaction((tx) => tx.run("INSERT INTO things VALUES ('c')"));
  });

  it('is heard again by who listens', async () => {
    const { way, database } = await open('silent_2');
    const heard: Array<string | null> = [];
    await database.listen((topic) => void heard.push(topic));
    way.silence();
    // Null: some may have been missed while the connection was silent.
    await waitFor(() => expect(heard).toContain(null));
    const other = await openPostgres(postgres.createDatabase('silent_other').replace('silent_other', 'silent_2'));
    onTestFinished(() => other.close());
    await waitFor(async () => {
      await other.transaction(async (tx) => tx.announce('order-1'));
      expect(heard).toContain('order-1');
    });
  });

  it('ends a statement that takes too long, and holds no other', async () => {
    const { database } = await open('silent_3');
    const slow = database.run('SELECT pg_sleep(30)');
    const started = database.run('SELECT 1 AS one');
    await expect(slow).rejects.toThrow(/statement timeout/);
    expect(await started).toEqual([{ one: 1 }]);
  });
});
