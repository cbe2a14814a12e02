import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { inParallel } from './in-parallel.mjs';

describe('tasks in parallel', () => {
  it('run as many at a time as there are processors', async () => {
    let running = 0;
    let most = 0;
    let ended = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      ended += 1;
    };
    await inParallel(Array.from({ length: 50 }, () => task));
    expect({ ended, most }).toEqual({ ended: 50, most: Math.min(50, availableParallelism()) });
  });

  it('throw the first failure, and start none after it', async () => {
    let started = 0;
    const failing = async () => {
      started += 1;
      throw new Error('The first.');
    };
    await expect(inParallel(Array.from({ length: 50 }, () => failing))).rejects.toThrow('The first.');
    expect(started).toBeLessThanOrEqual(availableParallelism());
  });
});
