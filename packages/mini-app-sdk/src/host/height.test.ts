// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Embedding, embed, nextAnimationFrame } from '../test-support/embedding.js';
import { orderData } from '../testing/initial-data.js';

let embedding: Embedding | undefined;

/** An embedding and the heights that its host was told of. */
function start(overrides: Parameters<typeof embed>[0] = {}) {
  const heights: number[] = [];
  embedding = embed({ onHeight: (px) => heights.push(px), ...overrides });
  const { say, session } = embedding;
  return { ...embedding, heights, frame: session.frame, ask: (data: unknown) => say('height', { data }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  embedding?.dispose();
  vi.useRealTimers();
});

describe('the height of the frame', () => {
  it('is what the guest asks for, from the next animation frame on', () => {
    const { ask, heights, frame } = start();
    ask(640.5);
    expect(heights).toEqual([]);
    nextAnimationFrame();
    expect(heights).toEqual([640.5]);
    expect(frame.style.height).toBe('640.5px');
  });

  it.each([
    ['content-box', 400],
    ['border-box', 420],
  ])("is that of the page's viewport, whatever borders and padding the host gives a frame with %s", (boxSizing, px) => {
    const { ask, heights, frame } = start();
    frame.removeAttribute('src');
    frame.setAttribute('style', `box-sizing: ${boxSizing}; border: 3px solid; padding: 9px 0 5px`);
    document.body.append(frame);
    ask(400);
    nextAnimationFrame();
    frame.remove();
    expect(frame.style.height).toBe(`${px}px`);
    expect(heights).toEqual([400]);
  });

  it('is applied once per animation frame, the newest one', () => {
    const { ask, heights } = start();
    for (const px of [100, 300, 200]) ask(px);
    nextAnimationFrame();
    ask(400);
    nextAnimationFrame();
    nextAnimationFrame();
    expect(heights).toEqual([200, 400]);
  });

  it.each([
    [undefined, 1e9, 20_000],
    [500, 501, 500],
    [500, 0, 0],
  ])('has a limit: %s, asked %s, gives %s', (maxHeight, asked, given) => {
    const { ask, heights } = start(maxHeight === undefined ? {} : { maxHeight });
    ask(asked);
    nextAnimationFrame();
    expect(heights).toEqual([given]);
  });

  it('is not changed by what is no height', () => {
    const { ask, heights, lastVerdict } = start();
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY, '100', null]) {
      ask(value);
      expect(lastVerdict()).toBe('ignored: malformed');
    }
    nextAnimationFrame();
    expect(heights).toEqual([]);
  });

  it("is the host's own in fullHeight", () => {
    const { ask, heights, frame, lastVerdict } = start({ initialData: orderData({ fullHeight: true }) });
    ask(100);
    nextAnimationFrame();
    expect(lastVerdict()).toBe('ignored: full-height');
    expect(heights).toEqual([]);
    expect(frame.style.height).toBe('');
  });

  it("is the host's own from the moment when fullHeight is set", () => {
    const { ask, heights, session } = start();
    ask(100);
    session.updateData(orderData({ fullHeight: true }));
    nextAnimationFrame();
    expect(heights).toEqual([]);
  });

  it('is not changed after the session has ended', () => {
    const { ask, heights, session } = start();
    ask(100);
    session.dispose();
    nextAnimationFrame();
    expect(heights).toEqual([]);
  });
});
