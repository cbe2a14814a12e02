import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './open-database.js';

/** Another program that holds the file for writing, until its input ends. */
async function lock(file: string): Promise<{ release: () => Promise<void> }> {
  const script = `
    import { createClient } from '@libsql/client';
    const client = createClient({ url: process.argv[1] });
    const tx = await client.transaction('write');
    await tx.execute("INSERT INTO things VALUES ('theirs')");
    console.log('locked');
    process.stdin.resume().on('end', async () => { await tx.commit(); process.exit(); });`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script, `file:${file}`], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return {
    release: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.stdin?.end();
      }),
  };
}

async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-server-'));
  const file = join(folder, 'merchant.db');
  const database = await openDatabase(`file:${file}`);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await database.run('CREATE TABLE things (name TEXT)');
  return { file, database };
}

describe('a file that another program is writing', () => {
  it('is waited for while everything else goes on; then all is written', async () => {
    const { file, database } = await open();
    const { release } = await lock(file);
    let isWritten = false;
    const writing = database.run("INSERT INTO things VALUES ('ours')").then(() => {
      isWritten = true;
    });
    let turns = 0;
    while (turns < 20) {
      await new Promise(setImmediate);
      expect(await database.run('SELECT name FROM things')).toEqual([]);
      turns += 1;
    }
    expect(isWritten).toBe(false);
    await release();
    await writing;
    for (let index = 0; index < 200; index += 1) await database.run('INSERT INTO things VALUES (?)', [String(index)]);
    expect(await database.run('SELECT COUNT(*) AS c FROM things')).toEqual([{ c: 202 }]);
  });

  it('fails a transaction when it is held for too long, and none after it', async () => {
    const { file, database } = await open();
    const { release } = await lock(file);
    const failed = database.run("INSERT INTO things VALUES ('lost')");
    await expect(failed).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await release();
    await database.transaction(async (tx) => tx.write("INSERT INTO things VALUES ('ours')"));
    expect(await database.run('SELECT name FROM things')).toEqual([{ name: 'theirs' }, { name: 'ours' }]);
  });
});
