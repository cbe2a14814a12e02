// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Embedding, embed } from '../test-support/embedding.js';

let embedding: Embedding | undefined;

function start(overrides: Parameters<typeof embed>[0] = {}): Embedding {
  embedding = embed(overrides);
  return embedding;
}

/** Sends the same message many times at once. */
function flood({ say }: Embedding, times: number, event = {}): void {
  for (let count = 0; count < times; count += 1) say('height', { data: count }, event);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  embedding?.dispose();
  vi.useRealTimers();
});

describe('the rate of messages', () => {
  it('may be 200 at once; the rest is dropped, counted and reported once', () => {
    const flooded = start();
    flood(flooded, 1000);
    expect(flooded.session.droppedMessages).toBe(800);
    expect(flooded.events.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(200);
    expect(flooded.events.filter(({ reason }) => reason === 'rate-limited')).toHaveLength(1);
    expect(flooded.events).toHaveLength(201);
  });

  it('may be 100 a second for long', () => {
    const flooded = start();
    flood(flooded, 300);
    vi.advanceTimersByTime(1000);
    flood(flooded, 300);
    expect(flooded.session.droppedMessages).toBe(100 + 200);
    expect(flooded.events.filter(({ reason }) => reason === 'rate-limited')).toHaveLength(2);
    vi.advanceTimersByTime(3_600_000);
    flood(flooded, 201);
    expect(flooded.session.droppedMessages).toBe(301);
  });

  it('is an option', () => {
    const flooded = start({ rateLimit: { burst: 2, perSecond: 1 } });
    flood(flooded, 5);
    expect(flooded.session.droppedMessages).toBe(3);
  });

  it('of strangers costs the guest nothing', () => {
    const flooded = start();
    flood(flooded, 1000, { source: window });
    expect(flooded.session.droppedMessages).toBe(800);
    flooded.say('init');
    expect(flooded.session.guestVersion).toBe(1);
  });

  it('of windows without our id is not even counted', () => {
    const { post, session } = start();
    for (let count = 0; count < 1000; count += 1) post({ id: 'other' }, { source: window });
    expect(session.droppedMessages).toBe(0);
  });
});
