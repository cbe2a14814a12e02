import type { ConversationEvent } from '@invoicebox/mini-app-sdk/host';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameFault } from '../../shared/frame-fault.js';
import { createFrameWatch, type FrameWatch } from './frame-watch.js';

const event = (change: Partial<ConversationEvent>): ConversationEvent => ({
  at: 0,
  direction: 'from-guest',
  action: 'init',
  verdict: 'ignored',
  ...change,
});

let watch: FrameWatch;

function start(fault: FrameFault | null | Promise<never> = null): FrameWatch {
  watch = createFrameWatch(async () => fault);
  return watch;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('a frame without a mini-app', () => {
  it.each<FrameFault>([
    { kind: 'unreachable', detail: 'ECONNREFUSED' },
    { kind: 'status', status: 502 },
    { kind: 'framing', header: 'X-Frame-Options: DENY' },
    { kind: 'redirect', to: 'http://127.0.0.1/', losesId: true },
  ])('is explained by what the server found: %j', async (fault) => {
    const { cause } = start(fault);
    await vi.advanceTimersByTimeAsync(0);
    expect(cause.value).toEqual(fault);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cause.value).toEqual(fault);
  });

  it.each([
    [{ reason: 'other-id' } as const, 'lost-id'],
    [{ reason: 'malformed' } as const, 'lost-id'],
    [{ reason: 'wrong-origin', verdict: 'refused', detail: 'expected a, seen b' } as const, 'other-origin'],
  ])('is explained by what it says: %j', (change, kind) => {
    const { cause, hear } = start();
    hear(event(change));
    expect(cause.value?.kind).toBe(kind);
  });

  it('is explained by its silence, from five seconds on', async () => {
    const { cause, loaded } = start();
    loaded();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(cause.value).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(cause.value).toEqual({ kind: 'silent' });
  });

  it('is explained by a second page', async () => {
    const { cause, loaded } = start();
    loaded();
    loaded();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(cause.value).toEqual({ kind: 'navigated' });
  });

  it('is explained by its silence where the server cannot be asked', async () => {
    const { cause } = start(Promise.reject(new Error('offline')));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(cause.value).toEqual({ kind: 'silent' });
  });
});

describe('a frame with a mini-app', () => {
  it('needs no explanation, from its first init on', async () => {
    const { cause, hear } = start({ kind: 'status', status: 404 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(cause.value).not.toBeNull();
    hear(event({ verdict: 'accepted' }));
    hear(event({ reason: 'other-id' }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(cause.value).toBeNull();
  });

  it('is not judged by what tools of the page say, nor by the host', async () => {
    const { cause, hear } = start();
    hear(event({ action: null, reason: 'malformed' }));
    hear(event({ direction: 'to-guest', action: null, reason: 'own-id' }));
    expect(cause.value).toBeNull();
  });
});
