import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOwn, createOrder, openSimulator } from '../test-support/open-simulator.js';
import { loadSnapshot, readSnapshot, saveSnapshot } from './snapshot-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function busySimulator() {
  const open = openSimulator();
  const paid = await createOrder(open);
  await open.simulator.payments.hold(paid.orderContainerId);
  open.simulator.payments.ship(open.simulator.orders.requireOf(accountOf(open), paid.id), {
    orderId: paid.id,
    basketItems: paid.basketItems,
  });
  await createOrder(open);
  return open;
}

function accountOf({ simulator }: ReturnType<typeof openSimulator>) {
  const [account] = simulator.directory.settings.accounts;
  if (!account) throw new Error('There is no account.');
  return account;
}

describe('a snapshot', () => {
  it('goes to a file and back, and is the same state that goes on', async () => {
    const before = await busySimulator();
    const file = join(folder, 'state.json');
    saveSnapshot(file, before.simulator.snapshot());
    const after = openSimulator();
    after.simulator.restore(loadSnapshot(file));
    expect(after.simulator.snapshot()).toEqual(before.simulator.snapshot());
    await Promise.all([before, after].map(({ clock }) => clock.advance(7_200_000)));
    expect(after.simulator.book.all.map(({ response }) => response.status)).toEqual(['completed', 'expired']);
    expect(after.simulator.snapshot()).toEqual(before.simulator.snapshot());
  });

  it('shares nothing with the state', async () => {
    const { simulator } = await busySimulator();
    const digest = simulator.digest();
    simulator.snapshot().orders.length = 0;
    expect(simulator.digest()).toBe(digest);
  });

  it('that is none is refused and changes nothing', async () => {
    const open = await busySimulator();
    const digest = open.simulator.digest();
    const good = open.simulator.snapshot();
    for (const wrong of [null, {}, { ...good, version: 2 }, { ...good, settings: { ...good.settings, shops: [] } }]) {
      expect((await callOwn(open, 'PUT', '/_sim/snapshot', wrong)).status).toBe(422);
    }
    expect(open.simulator.digest()).toBe(digest);
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(() => loadSnapshot(join(folder, 'broken.json'))).toThrow('broken.json');
    expect(() => readSnapshot([])).toThrow('no snapshot');
  });
});
