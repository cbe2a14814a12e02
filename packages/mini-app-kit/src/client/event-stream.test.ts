import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/fake-event-source.js';
import { openEventStream } from './event-stream.js';

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.reset();
  vi.stubGlobal('EventSource', FakeEventSource);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A stream of `/live` whose listener only notes what it hears. */
function listen() {
  const heard: string[] = [];
  const close = openEventStream('/live', {
    on: { news: (data) => heard.push(data) },
    onAlive: () => heard.push('alive'),
    onLost: (refused) => heard.push(refused ? 'refused' : 'lost'),
  });
  return { heard, close };
}

/** Milliseconds of silence in which a browser would not make a connection again by itself. */
const SILENCE_MS = 100_000;

describe('openEventStream', () => {
  it('hears the events that it was asked to, and that the connection is there', () => {
    const { heard, close } = listen();
    expect(FakeEventSource.newest?.url).toBe('/live');
    FakeEventSource.newest?.open();
    FakeEventSource.newest?.tell('news', 1);
    FakeEventSource.newest?.tell('other', 2);
    FakeEventSource.newest?.tell('beat');
    expect(heard).toEqual(['alive', 'alive', '1', 'alive']);
    close();
    expect(FakeEventSource.all).toEqual([]);
  });

  it('leaves a connection that broke off to the browser', async () => {
    const { heard, close } = listen();
    const first = FakeEventSource.newest;
    first?.lose();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeEventSource.all).toEqual([first]);
    first?.open();
    expect(heard).toEqual(['lost', 'alive']);
    close();
  });

  it('opens a stream that was refused again, as often as it takes', async () => {
    const { heard, close } = listen();
    for (let refusal = 1; refusal <= 3; refusal += 1) {
      FakeEventSource.newest?.lose(true);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    FakeEventSource.newest?.open();
    expect(heard.filter((each) => each === 'refused')).toHaveLength(3);
    expect(heard.at(-1)).toBe('alive');
    expect(FakeEventSource.all).toHaveLength(1);
    close();
  });

  it('opens a stream again that is silent for longer than two heartbeats', async () => {
    const { heard, close } = listen();
    const first = FakeEventSource.newest;
    first?.open();
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    first?.tell('beat');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    expect(FakeEventSource.newest).toBe(first);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeEventSource.newest).not.toBe(first);
    expect(FakeEventSource.all).toHaveLength(1);
    expect(heard).toEqual(['alive', 'alive', 'lost']);
    close();
  });

  it('opens nothing any more once it is closed', async () => {
    const { close } = listen();
    FakeEventSource.newest?.lose(true);
    close();
    await vi.advanceTimersByTimeAsync(2 * SILENCE_MS);
    expect(FakeEventSource.all).toEqual([]);
  });
});
