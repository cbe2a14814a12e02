import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@invoicebox/test-kit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import type { Database } from './database.js';
import { openDatabase } from './open-database.js';
import { migrate } from './schema.js';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
const files = mkdtempSync(join(tmpdir(), 'merchant-server-'));
let databases = 0;

/** Addresses of new databases, by engine. */
const engines = {
  libsql() {
    databases += 1;
    return `file:${join(files, `folder-${databases}`, 'merchant.db')}`;
  },
  postgres() {
    databases += 1;
    return postgres.createDatabase(`contract_${databases}`);
  },
};

async function open(url: string): Promise<Database> {
  const database = await openDatabase(url);
  onTestFinished(() => database.close());
  return database;
}

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(files, { recursive: true, force: true });
});

describe.each(Object.entries(engines))('the contract of a database: %s', (_, newUrl) => {
  /** A database with one table of names and amounts. */
  async function withTable(): Promise<Database> {
    const database = await open(newUrl());
    await database.run('CREATE TABLE things (name TEXT PRIMARY KEY, amount BIGINT, note TEXT)');
    return database;
  }
  const namesIn = async (database: Database) =>
    (await database.run('SELECT name FROM things ORDER BY name')).map(({ name }) => name);

  it('keeps texts, whole numbers above 32 bits and null', async () => {
    const database = await withTable();
    const row = { name: "Кофе «O'Neill»", amount: 2 ** 53 - 1, note: null };
    await database.run('INSERT INTO things (name, amount, note) VALUES (?, ?, ?)', [row.name, row.amount, row.note]);
    expect(await database.run('SELECT * FROM things WHERE name = ?', [row.name])).toEqual([row]);
    expect(await database.run('SELECT COUNT(*) AS things FROM things')).toEqual([{ things: 1 }]);
  });

  it('gives the rows of RETURNING, and none of other statements', async () => {
    const database = await withTable();
    expect(await database.run("INSERT INTO things (name, amount) VALUES ('a', 1)")).toEqual([]);
    expect(await database.run("UPDATE things SET amount = amount + 1 WHERE name = 'a' RETURNING amount")).toEqual([
      { amount: 2 },
    ]);
  });

  it('commits what resolved and rolls back what threw', async () => {
    const database = await withTable();
    expect(
      await database.transaction(async (tx) => {
        await tx.run("INSERT INTO things (name) VALUES ('kept')");
        return 'result';
      }),
    ).toBe('result');
    const failure = database.transaction(async (tx) => {
      await tx.run("INSERT INTO things (name) VALUES ('lost')");
      throw new Error('no');
    });
    await expect(failure).rejects.toThrow('no');
    expect(await namesIn(database)).toEqual(['kept']);
  });

  it('writes in the order of asking, before the commit, whether or not it is waited for', async () => {
    const database = await withTable();
    const seen = await database.transaction(async (tx) => {
      tx.write("INSERT INTO things (name, amount) VALUES ('a', 1)");
      tx.write("UPDATE things SET amount = amount + ? WHERE name = 'a'", [1]);
      const rows = await tx.run("SELECT amount FROM things WHERE name = 'a'");
      tx.write("INSERT INTO things (name) VALUES ('b')");
      return rows;
    });
    expect(seen).toEqual([{ amount: 2 }]);
    expect(await namesIn(database)).toEqual(['a', 'b']);
  });

  it('fails with a write that fails, and keeps nothing', async () => {
    const database = await withTable();
    const last = database.transaction(async (tx) => {
      await tx.run("INSERT INTO things (name) VALUES ('lost')");
      tx.write("INSERT INTO nowhere VALUES ('lost')");
    });
    await expect(last).rejects.toThrow(/nowhere/);
    const before = database.transaction(async (tx) => {
      tx.write("INSERT INTO nowhere VALUES ('lost')");
      await tx.run("INSERT INTO things (name) VALUES ('lost')");
    });
    await expect(before).rejects.toThrow(/nowhere/);
    expect(await namesIn(database)).toEqual([]);
  });

  it('loses no change of transactions that read and write the same row at once', async () => {
    const database = await withTable();
    await database.run("INSERT INTO things (name, amount) VALUES ('sum', 0)");
    const addOne = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.run("SELECT amount FROM things WHERE name = 'sum'");
        await tx.run("UPDATE things SET amount = ? WHERE name = 'sum'", [Number(row?.amount) + 1]);
      });
    await Promise.all(Array.from({ length: 8 }, addOne));
    expect(await database.run("SELECT amount FROM things WHERE name = 'sum'")).toEqual([{ amount: 8 }]);
  });

  it('lets one of those who insert the same key at once find what the other inserted', async () => {
    const database = await withTable();
    const findOrInsert = (amount: number) =>
      database.transaction(async (tx) => {
        const [known] = await tx.run("SELECT amount FROM things WHERE name = 'key'");
        if (known) return known.amount;
        tx.write("INSERT INTO things (name, amount) VALUES ('key', ?)", [amount]);
        return amount;
      });
    const found = await Promise.all([1, 2, 3, 4, 5].map(findOrInsert));
    expect(new Set(found).size).toBe(1);
  });

  it.each([
    ['a NUL character', 'a\u0000b'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('takes no text with %s, rather than another text', async (_, name) => {
    const database = await withTable();
    const unstorable = { code: 'UNSTORABLE_TEXT' };
    await expect(database.run('INSERT INTO things (name) VALUES (?)', [name])).rejects.toMatchObject(unstorable);
    const inTransaction = database.transaction(async (tx) => {
      tx.write('INSERT INTO things (name) VALUES (?)', [name]);
      await tx.run('SELECT 1');
    });
    await expect(inTransaction).rejects.toMatchObject(unstorable);
    await expect(database.run('SELECT * FROM things WHERE name = ?', [name])).rejects.toMatchObject(unstorable);
    await database.run('INSERT INTO things (name) VALUES (?)', ['🛢 whole']);
    expect(await namesIn(database)).toEqual(['🛢 whole']);
  });

  it('says so when a statement is wrong, and goes on', async () => {
    const database = await withTable();
    await expect(database.run('SELECT nothing FROM nowhere')).rejects.toThrow();
    await expect(database.transaction((tx) => tx.run('INSERT INTO nowhere VALUES (1)'))).rejects.toThrow();
    expect(await namesIn(database)).toEqual([]);
  });

  it('tells why the first of several statements failed that were sent together', async () => {
    const database = await withTable();
    const failure = database.transaction(async (tx) => {
      const first = tx.run('INSERT INTO no_such_table (id) VALUES (1)');
      const second = tx.run('SELECT name FROM things');
      first.catch(() => undefined);
      await second;
      await first;
    });
    await expect(failure).rejects.toThrow(/no_such_table/);
    expect(await namesIn(database)).toEqual([]);
  });

  it('announces after the commit, to all who listen, and nothing that was rolled back', async () => {
    const database = await withTable();
    const heard: Array<{ topic: string | null; rows: Promise<unknown[]> }> = [];
    const stop = await database.listen((topic) => heard.push({ topic, rows: namesIn(database) }));
    await database
      .transaction(async (tx) => {
        tx.announce('lost');
        throw new Error('no');
      })
      .catch(() => undefined);
    await database.transaction(async (tx) => {
      tx.announce('order-1');
      tx.announce('order-1');
      await tx.run("INSERT INTO things (name) VALUES ('a')");
    });
    await waitFor(() => expect(heard.map(({ topic }) => topic)).toEqual(['order-1']));
    expect(await heard[0]?.rows).toEqual(['a']);
    stop();
    await database.transaction(async (tx) => tx.announce('order-2'));
    expect(heard).toHaveLength(1);
  });

  it('is brought to the newest schema once, however many start at once', async () => {
    const url = newUrl();
    const first = await open(url);
    await Promise.all([migrate(first), migrate(first)]);
    await migrate(first);
    await first.run("INSERT INTO quotes (id, draft, created_at, expires_at) VALUES ('q', '{}', 1, 2)");
    await migrate(first);
    expect(await first.run('SELECT id FROM quotes')).toEqual([{ id: 'q' }]);
  });

  it('is left alone by a program that has edited a step that has run; layout is no edit', async () => {
    const database = await open(newUrl());
    const own = ['CREATE TABLE cars (plate TEXT)', 'CREATE INDEX cars_plate ON cars (plate)'];
    await migrate(database, [own]);
    await migrate(database, [own.map((statement) => statement.replace(' (', '\n  ('))]);
    await expect(migrate(database, [['CREATE TABLE cars (plate TEXT, colour TEXT)']])).rejects.toThrow(
      /Step 1 of mini_app_schema_version has been edited/,
    );
    await migrate(database, [own, ['ALTER TABLE cars ADD COLUMN colour TEXT']]);
    expect(await database.run('SELECT plate, colour FROM cars')).toEqual([]);
  });

  it('from before there were checksums gets them at its next start', async () => {
    const database = await open(newUrl());
    await migrate(database);
    await database.run('DROP TABLE schema_version_checksums');
    await migrate(database);
    const [row] = await database.run('SELECT COUNT(*) AS c FROM schema_version_checksums');
    const [version] = await database.run('SELECT version FROM schema_version');
    expect(row?.c).toBe(version?.version);
  });

  it('is left alone by a program that is older than its schema', async () => {
    const database = await open(newUrl());
    await migrate(database);
    await database.run('UPDATE schema_version SET version = 99');
    await expect(migrate(database)).rejects.toThrow(/schema 99/);
  });
});

describe('PostgreSQL', () => {
  it('carries announcements and locks between processes', async () => {
    const url = engines.postgres();
    const [one, other] = [await open(url), await open(url)];
    await Promise.all([migrate(one), migrate(other)]);
    const heard: unknown[] = [];
    await other.listen((topic) => heard.push(topic));
    await one.transaction(async (tx) => tx.announce('order-1'));
    await waitFor(() => expect(heard).toEqual(['order-1']));
  });

  it('is listened to again after its server was restarted, and says that news may have been missed', async () => {
    const own = await startPostgres();
    onTestFinished(() => own.stop());
    const database = await openDatabase(own.createDatabase('restarted'));
    onTestFinished(() => database.close());
    const heard: unknown[] = [];
    await database.listen((topic) => heard.push(topic));
    await own.kill();
    await own.restart();
    await waitFor(() => expect(heard).toEqual([null]));
    await database.transaction(async (tx) => tx.announce('order-1'));
    await waitFor(() => expect(heard).toEqual([null, 'order-1']));
  }, 60_000);
});
