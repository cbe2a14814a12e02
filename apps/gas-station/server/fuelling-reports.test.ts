import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { describe, expect, it, vi } from 'vitest';
import type { Fuelling } from '../shared/fuelling.js';
import { FuellingReports } from './fuelling-reports.js';

const fuelling = (dispensed: number): Fuelling => ({
  ...{ pump: 1, state: 'dispensing', litres: 20_000, dispensed },
  ...{ releasedAt: 0, changedAt: 0, expiresAt: 0 },
});

function open() {
  const clock = new ManualClock(0);
  const told: Array<[at: number, orderId: string, dispensed: number]> = [];
  const failed = vi.fn();
  const progress = vi.fn(async (orderId: string, view: unknown) => {
    told.push([clock.now(), orderId, (view as Fuelling).dispensed]);
  });
  return { clock, told, failed, progress, reports: new FuellingReports({ progress }, clock, failed) };
}

describe('reports of fuel', () => {
  it('have the newest state, at most once a second for an order', async () => {
    const { clock, told, reports } = open();
    for (let litres = 1; litres <= 30; litres += 1) {
      reports.report('o1', fuelling(litres));
      if (litres === 1) reports.report('o2', fuelling(7));
      await clock.advance(100);
    }
    await clock.advance(5_000);
    expect(told).toEqual([
      [0, 'o1', 1],
      [0, 'o2', 7],
      [1_000, 'o1', 10],
      [2_000, 'o1', 20],
      [3_000, 'o1', 30],
    ]);
  });

  it('end with the order', async () => {
    const { clock, told, reports } = open();
    reports.report('o1', fuelling(1));
    reports.report('o1', fuelling(2));
    reports.forget('o1');
    await clock.advance(5_000);
    expect(told).toEqual([[0, 'o1', 1]]);
  });

  it('that cannot be written are logged, and the next one is attempted', async () => {
    const { clock, told, failed, progress, reports } = open();
    progress.mockRejectedValueOnce(new Error('The database is away.'));
    reports.report('o1', fuelling(1));
    reports.report('o1', fuelling(2));
    await clock.advance(1_000);
    expect(failed).toHaveBeenCalledOnce();
    expect(told).toEqual([[1_000, 'o1', 2]]);
  });
});
