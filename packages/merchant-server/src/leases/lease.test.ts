import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import { applyRetention } from '../retention/retention.js';
import type { Database } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { acquireLease, releaseLease } from './lease.js';
import { PeriodicTask } from './periodic-task.js';

const NOON = Date.UTC(2026, 10, 22, 12);
const files = mkdtempSync(join(tmpdir(), 'merchant-server-'));
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let databases = 0;

const engines = {
  libsql: () => `file:${join(files, `${databases}.db`)}`,
  postgres: () => postgres.createDatabase(`leases_${databases}`),
};

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(files, { recursive: true, force: true });
});

describe.each(Object.entries(engines))('leases and retention on %s', (_, newUrl) => {
  async function open(): Promise<Database> {
    databases += 1;
    const database = await openDatabase(newUrl());
    onTestFinished(() => database.close());
    await migrate(database);
    return database;
  }

  it('a lease has one holder, until it is released or expires', async () => {
    const database = await open();
    const take = (holder: string, now: number) => acquireLease(database, { name: 'work', holder, now }, 60_000);
    const asked = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(holder, 1)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    const holder = 'abcd'[asked.indexOf(true)] ?? '';
    const other = holder === 'a' ? 'b' : 'a';
    expect(await take(holder, 30_000)).toBe(true);
    expect(await take(other, 61_000)).toBe(false);
    expect(await take(other, 90_000)).toBe(true);
    // A former holder cannot release it.
    await releaseLease(database, { name: 'work', holder, now: 90_001 }, 90_002);
    expect(await take(holder, 90_003)).toBe(false);
    await releaseLease(database, { name: 'work', holder: other, now: 91_000 }, 120_000);
    expect([await take(holder, 119_999), await take(holder, 120_000)]).toEqual([false, true]);
  });

  it('the lease of a periodic task passes to another server when its holder is killed', async () => {
    const database = await open();
    const worked: string[] = [];
    const server = (name: string, work: () => Promise<boolean>) => {
      const clock = new ManualClock(NOON);
      const log = pino({ level: 'silent' });
      const task = new PeriodicTask({ database, clock, log, name: 'work', everyMs: 10_000, work });
      onTestFinished(() => task.stop());
      task.start();
      return { clock, name };
    };
    let end: (more: boolean) => void = () => undefined;
    const killed = server('killed', () => {
      worked.push('killed');
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    onTestFinished(() => end(false));
    await killed.clock.advance(1);
    await waitFor(() => expect(worked).toEqual(['killed']));
    const other = server('other', async () => {
      worked.push('other');
      return false;
    });
    for (let seconds = 0; seconds < 50; seconds += 10) await other.clock.advance(10_000);
    expect(worked).toEqual(['killed']);
    await waitFor(async () => {
      await other.clock.advance(10_000);
      expect(worked).toContain('other');
    });
  });

  it('retention deletes old rows with statements that the engine supports', async () => {
    const database = await open();
    await database.run(
      "INSERT INTO quotes (id, draft, created_at, expires_at) VALUES ('old', '{}', 0, 1), ('new', '{}', 0, ?)",
      [NOON],
    );
    const retention = { quoteDays: 1, jobDays: 1, notificationDays: 1, personalDataDays: 1 };
    expect(await applyRetention({ database, clock: new ManualClock(NOON), retention, personalFields: new Set() })).toBe(
      false,
    );
    expect(await database.run('SELECT id FROM quotes')).toEqual([{ id: 'new' }]);
  });
});
