// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeLayout, stubLayout } from '../test-support/fake-layout.js';
import { observeHeight } from './index.js';

let layout: FakeLayout;
let heights: number[];
let stop: () => void;

/** Gives the content one height after another, each for one animation frame. */
function show(...sizes: number[]): void {
  for (const px of sizes) {
    layout.resize(px);
    layout.nextFrame();
  }
}

beforeEach(() => {
  layout = stubLayout();
  heights = [];
  stop = observeHeight(layout.element, (px) => heights.push(px));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('observeHeight', () => {
  it('reports whole pixels, rounded up, and the first height too', () => {
    layout.nextFrame();
    show(100.2, 250);
    expect(heights).toEqual([0, 101, 250]);
  });

  it('reports once per animation frame, the newest height', () => {
    for (const px of [100, 300, 200]) layout.resize(px);
    layout.nextFrame();
    layout.nextFrame();
    expect(heights).toEqual([200]);
  });

  it('reports growth always, shrinking only beyond one pixel', () => {
    show(100, 99.5, 99, 101, 100, 99, 99);
    expect(heights).toEqual([100, 101, 99]);
  });

  it('does not lose a slow shrinking', () => {
    show(100, 99, 98, 97);
    expect(heights).toEqual([100, 98]);
  });

  it('stops when told', () => {
    layout.resize(100);
    stop();
    layout.nextFrame();
    show(200);
    expect(heights).toEqual([]);
    expect(layout.observed).toBe(0);
  });
});

describe('a page that depends on the frame', () => {
  const swing = (times: number) => show(...Array.from({ length: times }, (_, index) => (index % 2 ? 200 : 300)));

  it('is found out: the larger height stays, a warning names it, and only growth is followed', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    layout.element.id = 'root';
    layout.element.className = 'page wide';
    swing(50);
    expect(heights.length).toBeLessThan(10);
    expect(heights.at(-1)).toBe(300);
    show(200, 400, 300);
    expect(heights.at(-1)).toBe(400);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('div#root.page.wide'));
  });

  it('is not taken for one that a person opens and closes', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    for (let times = 0; times < 10; times += 1) {
      swing(2);
      for (let frame = 0; frame < 30; frame += 1) layout.nextFrame();
    }
    expect(warn).not.toHaveBeenCalled();
    expect(heights).toHaveLength(20);
  });

  it('is not taken for one that is animated', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(...Array.from({ length: 100 }, (_, index) => index * 5));
    expect(warn).not.toHaveBeenCalled();
    expect(heights).toHaveLength(100);
  });
});

describe('a page that outgrows the frame', () => {
  /** The host gives the frame the height that was reported, and the page grows with it by the gain. */
  const follow = (gain: number) => {
    const px = heights.at(-1) ?? 0;
    layout.resize(px + gain);
    layout.resizeFrame(px);
  };

  it('is found out: the height before stays, a warning names the CSS, and only content is followed', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    layout.element.setAttribute('style', 'min-height: calc(100vh + 16px)');
    show(200);
    for (let times = 0; times < 50; times += 1) {
      follow(16);
      layout.nextFrame();
      vi.advanceTimersByTime(100);
    }
    expect(heights.length).toBeLessThan(15);
    expect(heights.at(-1)).toBe(200);
    show(500);
    expect(heights.at(-1)).toBe(500);
    follow(16);
    layout.nextFrame();
    follow(16);
    layout.nextFrame();
    expect(warn).toHaveBeenCalledOnce();
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/grows with the frame.*div \{ min-height: calc\(/));
  });

  it('is not taken for an animation that is as fast as the frame, and goes on while its height is held back', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(200);
    let px = 200;
    for (let times = 0; times < 60; times += 1) {
      px += 16;
      layout.resize(px);
      layout.resizeFrame(heights.at(-1) ?? 0);
      layout.nextFrame();
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(100);
    expect(warn).not.toHaveBeenCalled();
    expect(layout.observed).toBe(1);
    expect(heights.at(-1)).toBe(px);
  });

  it('is not taken for an animation that ends while its height is held back', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(200);
    for (let times = 0; times < 8; times += 1) {
      follow(16);
      layout.nextFrame();
    }
    expect(heights.at(-1)).toBe(312);
    vi.advanceTimersByTime(100);
    expect(heights.at(-1)).toBe(328);
    expect(warn).not.toHaveBeenCalled();
    expect(layout.observed).toBe(1);
  });

  it('is not taken for one that grows in every frame, whatever the frame does', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(200);
    for (let times = 0; times < 50; times += 1) {
      follow(16);
      layout.resize((heights.at(-1) ?? 0) + 24);
      layout.nextFrame();
    }
    expect(warn).not.toHaveBeenCalled();
    expect(heights).toHaveLength(51);
  });

  it('is not taken for one that grows step by step, when the frame has long taken its height', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    show(200);
    for (let times = 0; times < 50; times += 1) {
      follow(0);
      layout.nextFrame();
      show((heights.at(-1) ?? 0) + 16);
    }
    expect(warn).not.toHaveBeenCalled();
    expect(heights).toHaveLength(51);
  });
});
