import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { describe, expect, it, vi } from 'vitest';
import type { PumpStates } from '../../shared/pumps.js';
import { stationSchema } from '../../stations/station.js';
import { record } from '../test-support/network.js';
import { LivePumps } from './live-pumps.js';

const STATION = stationSchema.parse(record({ pumps: '1-3; 4 out' }));

function open(answer: () => Promise<PumpStates['pumps']>) {
  const clock = new ManualClock(0);
  const states = vi.fn(answer);
  return { clock, states, live: new LivePumps({ states }, clock) };
}

describe('live pumps', () => {
  it('are those of the station, with what the automation and the updates say', async () => {
    const { live } = open(async () => [
      { number: 4, state: 'free' },
      { number: 2, state: 'busy' },
      { number: 9, state: 'free' },
    ]);
    expect(await live.states(STATION)).toEqual([
      { number: 1, state: 'free' },
      { number: 2, state: 'busy' },
      { number: 3, state: 'free' },
      { number: 4, state: 'out_of_order' },
    ]);
  });

  it('are asked for once by all who ask at the same moment', async () => {
    const { live, states, clock } = open(async () => []);
    await Promise.all(Array.from({ length: 20 }, () => live.states(STATION)));
    expect(states).toHaveBeenCalledTimes(1);
    await clock.advance(2_000);
    await live.states(STATION);
    expect(states).toHaveBeenCalledTimes(2);
  });

  it('are out of reach where the automation fails or says nothing', async () => {
    const failing = open(() => Promise.reject(new Error('The line is dead.')));
    await expect(failing.live.states(STATION)).rejects.toMatchObject({ code: 'pumps_unreachable' });
    const silent = open(() => new Promise(() => undefined));
    const asked = silent.live.states(STATION).catch((error: { code: string }) => error.code);
    await silent.clock.advance(5_000);
    expect(await asked).toBe('pumps_unreachable');
  });
});
