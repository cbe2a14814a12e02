import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AuthorizationRequest, type PumpTransaction, PumpUnavailableError } from '../pumps/pump-controller.js';
import { record } from '../server/test-support/network.js';
import { PUMP_ACTIONS, PUMP_FAULTS } from '../shared/forecourt.js';
import type { FuellingState } from '../shared/fuelling.js';
import { stationSchema } from '../stations/station.js';
import { PUMP_TRANSITIONS } from './machine.js';
import { SimulatedForecourt } from './simulated-forecourt.js';
import { StateFile, StateFileError } from './state-file.js';

const START = 1_700_000_000_000;
const STATION = stationSchema.parse(record());
const STATIONS = { byId: (id: string) => (id === STATION.id ? STATION : undefined) };
/** Ten litres: ten seconds at a litre a second. */
const REQUEST: AuthorizationRequest = {
  orderId: 'o1',
  stationId: 'msk-1',
  pump: 1,
  fuel: 'ai95',
  litres: 10_000,
  fullTank: false,
};

function open({ auto = false, clock = new ManualClock(START), path = '' } = {}) {
  const heard: Array<PumpTransaction & { orderId: string }> = [];
  const file = path === '' ? null : new StateFile(path);
  const settings = { auto, litresPerMinute: 60 };
  const warn = (text: string) => {
    throw new Error(text);
  };
  const forecourt = new SimulatedForecourt({ stations: STATIONS, clock, file, settings, warn });
  forecourt.listen((orderId, fuelling) => heard.push({ orderId, ...fuelling }));
  onTestFinished(() => forecourt.stop());
  const act = (...actions: Array<(typeof PUMP_ACTIONS)[number]>) =>
    actions.reduce<Promise<void>>(
      (before, action) => before.then(() => forecourt.act('msk-1', 1, action)),
      Promise.resolve(),
    );
  return { forecourt, clock, heard, act };
}

function tempPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'forecourt.json');
}

describe('a pump played by hand', () => {
  it('gives its litres step by step and counts them live', async () => {
    const { forecourt, clock, heard, act } = open();
    expect(await forecourt.authorize(REQUEST)).toEqual({
      pump: 1,
      state: 'released',
      litres: 10_000,
      dispensed: 0,
      releasedAt: START,
      changedAt: START,
      expiresAt: START + 10 * 60_000,
    });
    await act('lift', 'squeeze');
    await clock.advance(2_500);
    expect(await forecourt.transaction('o1')).toMatchObject({ state: 'dispensing', dispensed: 2_500 });
    await clock.advance(8_000);
    await waitFor(() => expect(heard.at(-1)).toMatchObject({ state: 'done', ended: 'full', dispensed: 10_000 }));
    expect(heard.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['released', 'lifted', 'dispensing', 'done']),
    );
    expect(heard.filter(({ state }) => state === 'dispensing').length).toBeGreaterThan(8);
  });

  it('pauses when the trigger is let go, and ends when the nozzle is hung up', async () => {
    const { forecourt, clock, act } = open();
    await forecourt.authorize(REQUEST);
    await act('lift', 'squeeze');
    await clock.advance(3_000);
    await act('let_go');
    await clock.advance(60_000);
    await act('squeeze');
    await clock.advance(1_000);
    await act('hang_up');
    expect(await forecourt.transaction('o1')).toMatchObject({ state: 'done', ended: 'hung_up', dispensed: 4_000 });
  });

  it('stops where the tank is full, and waits for the nozzle', async () => {
    const { forecourt, clock, act } = open();
    await forecourt.authorize({ ...REQUEST, fullTank: true, litres: 50_000 });
    await forecourt.setTankRoom('o1', 5_000);
    await act('lift', 'squeeze');
    await clock.advance(60_000);
    expect(await forecourt.transaction('o1')).toMatchObject({ state: 'dispensing', dispensed: 5_000 });
    await expect(act('squeeze')).rejects.toMatchObject({ code: 'wrong_state' });
    await act('hang_up');
    expect(await forecourt.transaction('o1')).toMatchObject({ ended: 'hung_up', dispensed: 5_000 });
  });

  it('ends an unused authorization after ten minutes, and an idle nozzle after five', async () => {
    const { forecourt, clock, act } = open();
    await forecourt.authorize(REQUEST);
    await clock.advance(10 * 60_000);
    expect(await forecourt.transaction('o1')).toMatchObject({ state: 'done', ended: 'unused', dispensed: 0 });
    await forecourt.authorize({ ...REQUEST, orderId: 'o2' });
    await act('lift');
    await clock.advance(5 * 60_000);
    expect(await forecourt.transaction('o2')).toMatchObject({ state: 'done', ended: 'hung_up', dispensed: 0 });
  });

  it('refuses actions that are not possible', async () => {
    const { forecourt, act } = open();
    await expect(act('lift')).rejects.toMatchObject({ code: 'wrong_state' });
    await forecourt.authorize(REQUEST);
    await expect(act('squeeze')).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(act('car_leaves')).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(forecourt.act('msk-1', 99, 'break')).rejects.toMatchObject({ code: 'not_found' });
    await expect(forecourt.act('gone', 1, 'break')).rejects.toMatchObject({ code: 'not_found' });
    await expect(forecourt.setTankRoom('gone', 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the queue of a pump', () => {
  it('waits for a car, then for the order before', async () => {
    const { forecourt, clock, act } = open();
    await act('car_comes');
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 1, state: 'busy' });
    expect(await forecourt.authorize(REQUEST)).toMatchObject({ state: 'queued' });
    expect(await forecourt.authorize({ ...REQUEST, orderId: 'o2' })).toMatchObject({ state: 'queued' });
    await clock.advance(60_000);
    await act('car_leaves');
    const turned = { state: 'released', expiresAt: START + 11 * 60_000 };
    expect(await forecourt.transaction('o1')).toMatchObject(turned);
    expect(await forecourt.transaction('o2')).toMatchObject({ state: 'queued' });
    await act('lift', 'hang_up');
    expect(await forecourt.transaction('o2')).toMatchObject({ state: 'released' });
  });

  it('is left by an order that is revoked', async () => {
    const { forecourt } = open();
    await forecourt.authorize(REQUEST);
    await forecourt.authorize({ ...REQUEST, orderId: 'o2' });
    expect(await forecourt.revoke('o1')).toBe('released');
    expect(await forecourt.transaction('o2')).toMatchObject({ state: 'released' });
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 1, state: 'busy' });
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 4, state: 'out_of_order' });
  });
});

describe('an order', () => {
  it('is authorized once, and revoked only before the nozzle is lifted', async () => {
    const { forecourt, clock, act } = open();
    const first = await forecourt.authorize(REQUEST);
    await clock.advance(1_000);
    expect(await forecourt.authorize(REQUEST)).toEqual(first);
    await act('lift');
    expect(await forecourt.revoke('o1')).toBe('too_late');
  });

  it('that was revoked before is never authorized', async () => {
    const { forecourt } = open();
    expect(await forecourt.revoke('o1')).toBe('released');
    await expect(forecourt.authorize(REQUEST)).rejects.toThrow(PumpUnavailableError);
    expect(await forecourt.transaction('o1')).toBeUndefined();
  });

  it.each([{ pump: 4 }, { pump: 9 }, { fuel: 'diesel' as const }, { stationId: 'gone' }])(
    'that no pump can give is refused: %j',
    async (change) => {
      const { forecourt } = open();
      await expect(forecourt.authorize({ ...REQUEST, ...change })).rejects.toThrow(PumpUnavailableError);
    },
  );
});

describe('a fault', () => {
  it('on release breaks the pump until it is mended', async () => {
    const { forecourt, act } = open();
    await forecourt.setFault('msk-1', 1, 'breaks_on_release');
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 1, state: 'free' });
    await expect(forecourt.authorize(REQUEST)).rejects.toThrow(PumpUnavailableError);
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 1, state: 'out_of_order' });
    await act('mend');
    expect(await forecourt.authorize(REQUEST)).toMatchObject({ state: 'released' });
  });

  it('while dispensing ends the order with half of it, and those that wait with nothing', async () => {
    const { forecourt, clock } = open({ auto: true });
    await forecourt.setFault('msk-1', 1, 'breaks_while_dispensing');
    await forecourt.authorize(REQUEST);
    await forecourt.authorize({ ...REQUEST, orderId: 'o2' });
    await clock.advance(20_000);
    expect(await forecourt.transaction('o1')).toMatchObject({ ended: 'pump_failed', dispensed: 5_000 });
    expect(await forecourt.transaction('o2')).toMatchObject({ ended: 'pump_failed', dispensed: 0 });
  });

  it('of a driver: one has enough at half, one never comes', async () => {
    const { forecourt, clock } = open({ auto: true });
    await forecourt.setFault('msk-1', 1, 'hangs_up_early');
    await forecourt.authorize(REQUEST);
    await clock.advance(20_000);
    expect(await forecourt.transaction('o1')).toMatchObject({ ended: 'hung_up', dispensed: 5_000 });
    await forecourt.setFault('msk-1', 1, 'never_lifted');
    await forecourt.authorize({ ...REQUEST, orderId: 'o2' });
    await clock.advance(10 * 60_000);
    expect(await forecourt.transaction('o2')).toMatchObject({ ended: 'unused' });
  });

  it('of the controller: one does not answer, one takes its time', async () => {
    const { forecourt, clock } = open();
    await forecourt.setFault('msk-1', 1, 'offline');
    const refusal = await forecourt.authorize(REQUEST).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).not.toBeInstanceOf(PumpUnavailableError);
    await expect(forecourt.states('msk-1')).rejects.toThrow('does not answer');
    await forecourt.setFault('msk-1', 1, 'slow');
    const answered = vi.fn();
    const release = forecourt.authorize(REQUEST).then(answered);
    await clock.advance(2_900);
    expect(answered).not.toHaveBeenCalled();
    await clock.advance(200);
    await release;
    expect(answered).toHaveBeenCalledOnce();
  });
});

describe('drivers who play by themselves', () => {
  it('fuel to the end, and fill a tank that follows from the order', async () => {
    const full = { ...REQUEST, fullTank: true, litres: 80_000 };
    const results: PumpTransaction[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { forecourt, clock } = open({ auto: true });
      await forecourt.authorize(full);
      await clock.advance(2 * 60_000);
      results.push((await forecourt.transaction('o1')) as PumpTransaction);
    }
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toMatchObject({ state: 'done' });
    expect(results[0]?.dispensed).toBeGreaterThanOrEqual(20_000);
    expect(results[0]?.dispensed).toBeLessThanOrEqual(80_000);
  });

  it('who are let play later do not begin before that', async () => {
    const { forecourt, clock } = open();
    await forecourt.authorize(REQUEST);
    await clock.advance(5 * 60_000);
    await forecourt.setSettings({ auto: true, litresPerMinute: 60 });
    await clock.advance(3_500);
    expect(await forecourt.transaction('o1')).toMatchObject({ state: 'dispensing', dispensed: 500 });
  });

  it('go on at another speed from where they are', async () => {
    const { forecourt, clock, act } = open();
    await forecourt.authorize(REQUEST);
    await act('lift', 'squeeze');
    await clock.advance(2_000);
    await forecourt.setSettings({ auto: false, litresPerMinute: 120 });
    await clock.advance(2_000);
    expect(await forecourt.transaction('o1')).toMatchObject({ dispensed: 6_000 });
  });
});

describe('the file', () => {
  it('keeps what was answered: after a restart fuel goes on flowing and nothing is released twice', async () => {
    const path = tempPath();
    const before = open({ path });
    await before.forecourt.authorize(REQUEST);
    await before.act('lift', 'squeeze');
    await before.clock.advance(3_000);
    await before.forecourt.revoke('o3');
    before.forecourt.stop();
    expect(existsSync(`${path}.new`)).toBe(false);
    const after = open({ path, clock: new ManualClock(START + 60_000) });
    expect(await after.forecourt.authorize(REQUEST)).toMatchObject({ state: 'done', ended: 'full', dispensed: 10_000 });
    await expect(after.forecourt.authorize({ ...REQUEST, orderId: 'o3' })).rejects.toThrow(PumpUnavailableError);
  });

  it('forgets what nobody asks for any more, and nothing else', async () => {
    const path = tempPath();
    const before = open({ path });
    await before.forecourt.authorize(REQUEST);
    await before.act('lift', 'hang_up');
    await before.forecourt.revoke('o2');
    const month = 32 * 24 * 60 * 60_000;
    await before.clock.advance(month);
    await before.forecourt.revoke('o3');
    before.forecourt.stop();
    const after = open({ path, clock: new ManualClock(START + month) });
    expect(await after.forecourt.transaction('o1')).toBeUndefined();
    await expect(after.forecourt.authorize({ ...REQUEST, orderId: 'o3' })).rejects.toThrow(PumpUnavailableError);
  });

  it('knows no orders that JavaScript would', async () => {
    const { forecourt } = open();
    for (const name of ['__proto__', 'constructor']) {
      expect(await forecourt.transaction(name)).toBeUndefined();
      await expect(forecourt.setTankRoom(name, 1)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await forecourt.authorize({ ...REQUEST, orderId: 'constructor' })).toMatchObject({ state: 'released' });
  });

  it('that is broken is named', () => {
    const path = tempPath();
    writeFileSync(path, '{"version":1');
    expect(() => open({ path })).toThrow(StateFileError);
    expect(() => open({ path })).toThrow(path);
    expect(readFileSync(path, 'utf8')).toBe('{"version":1');
  });

  it('shares writes, and keeps the newest', async () => {
    const path = tempPath();
    const { forecourt } = open({ path });
    await Promise.all(Array.from({ length: 50 }, (_, index) => forecourt.revoke(`o${index}`)));
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')).takenBack)).toHaveLength(50);
  });
});

describe('whatever is done', () => {
  const order: FuellingState[] = ['queued', 'released', 'lifted', 'dispensing', 'done'];
  const hands = fc.oneof(
    fc.record({ wait: fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 400_000 })) }),
    fc.record({ act: fc.constantFrom(...PUMP_ACTIONS) }),
    fc.record({ fault: fc.constantFrom(...PUMP_FAULTS.filter((fault) => fault !== 'slow')) }),
    fc.record({ release: fc.constantFrom('o1', 'o2', 'o3') }),
    fc.record({ revoke: fc.constantFrom('o1', 'o2', 'o3') }),
    fc.record({ room: fc.integer({ min: 0, max: 12_000 }) }),
  );
  const settings = fc.record({ auto: fc.boolean(), litresPerMinute: fc.integer({ min: 1, max: 5_000 }) });
  type Step =
    | (typeof hands extends fc.Arbitrary<infer Hand> ? Hand : never)
    | { auto: boolean; litresPerMinute: number };
  /** Starts with flowing fuel: random actions alone rarely get that far. */
  const BEGINNING: readonly Step[] = [{ release: 'o1' }, { act: 'lift' }, { act: 'squeeze' }];

  async function take(step: Step, { forecourt, clock }: Pick<ReturnType<typeof open>, 'forecourt' | 'clock'>) {
    const ignored = () => undefined;
    if ('wait' in step) await clock.advance(step.wait);
    else if ('act' in step) await forecourt.act('msk-1', 1, step.act).catch(ignored);
    else if ('fault' in step) await forecourt.setFault('msk-1', 1, step.fault);
    else if ('release' in step) await forecourt.authorize({ ...REQUEST, orderId: step.release }).catch(ignored);
    else if ('revoke' in step) await forecourt.revoke(step.revoke).catch(ignored);
    else if ('room' in step) await forecourt.setTankRoom('o1', step.room).catch(ignored);
    else await forecourt.setSettings(step);
  }

  it('litres never shrink or pass the order, states never go back, and what is over stays over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(hands, settings), { maxLength: 40 }), async (steps) => {
        const opened = open();
        for (const step of [...BEGINNING, ...steps]) await take(step, opened);
        await opened.clock.advance(60 * 60_000);
        const last = new Map<string, PumpTransaction>();
        for (const { orderId, ...now } of opened.heard) {
          const before = last.get(orderId);
          last.set(orderId, now);
          expect(now.dispensed).toBeLessThanOrEqual(10_000);
          expect(now.ended !== undefined).toBe(now.state === 'done');
          if (!before) continue;
          expect(now.dispensed).toBeGreaterThanOrEqual(before.dispensed);
          expect(order.indexOf(now.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
          if (before.state === 'done') expect([now.dispensed, now.ended]).toEqual([before.dispensed, before.ended]);
        }
        opened.forecourt.stop();
      }),
      { numRuns: 200 },
    );
  });

  it('a restart after each step changes nothing', async () => {
    const path = tempPath();
    const endOf = async (forecourt: SimulatedForecourt) => {
      const orders = await Promise.all(
        ['o1', 'o2', 'o3'].map((orderId) => forecourt.transaction(orderId).catch(String)),
      );
      return { orders, states: await forecourt.states('msk-1').catch(String) };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(hands, { maxLength: 15 }), fc.boolean(), async (steps, auto) => {
        rmSync(path, { force: true });
        const steady = open({ auto });
        const clock = new ManualClock(START);
        let restarted = open({ auto, clock, path });
        for (const step of [...BEGINNING, ...steps]) {
          await take(step, steady);
          await take(step, restarted);
          await restarted.forecourt.save();
          restarted.forecourt.stop();
          restarted = open({ auto, clock, path });
        }
        expect(await endOf(restarted.forecourt)).toEqual(await endOf(steady.forecourt));
        steady.forecourt.stop();
        restarted.forecourt.stop();
      }),
      { numRuns: 25 },
    );
  });
});

it('the diagram in docs/gas-station.md is the table, arrow by arrow', () => {
  const document = readFileSync(new URL('../../../docs/gas-station.md', import.meta.url), 'utf8');
  const [, body = ''] = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(document) ?? [];
  const drawn = body
    .trim()
    .split('\n')
    .map((arrow) => arrow.trim())
    .filter((arrow) => !arrow.startsWith('[*]'));
  const arrows = Object.entries(PUMP_TRANSITIONS).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => `${from} --> ${to}: ${event}`),
  );
  expect(drawn.sort()).toEqual(arrows.sort());
});
