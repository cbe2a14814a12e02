import { vi } from 'vitest';

/** A page whose height a test sets, and the observer and animation frames that report it. */
export interface FakeLayout {
  readonly element: HTMLElement;
  /** Sets the height of the page's content in CSS pixels and notifies the observers. */
  resize(px: number): void;
  /** The host gives the frame a height: the page hears of its new viewport. */
  resizeFrame(px: number): void;
  /** Runs an animation frame, 16 ms after the previous one. */
  nextFrame(): void;
  /** Number of active observers. */
  readonly observed: number;
}

/** The height of a frame that nobody has given one, in CSS pixels. */
const INITIAL_FRAME_PX = 150;

/** Stubs layout, which happy-dom does not implement. Restore with `vi.unstubAllGlobals()`. */
export function stubLayout(): FakeLayout {
  const element = document.createElement('div');
  document.body.replaceChildren(element);
  const observers = new Set<() => void>();
  let height = 0;
  let frames: FrameRequestCallback[] = [];
  let now = 0;

  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #notify: () => void;
      constructor(notify: () => void) {
        this.#notify = notify;
      }
      observe() {
        observers.add(this.#notify);
        this.#notify();
      }
      disconnect() {
        observers.delete(this.#notify);
      }
    },
  );
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => ({ bottom: height }) as DOMRect);
  vi.stubGlobal('innerHeight', INITIAL_FRAME_PX);
  const root = document.documentElement;
  vi.spyOn(root, 'clientHeight', 'get').mockImplementation(() => window.innerHeight);
  vi.spyOn(root, 'scrollHeight', 'get').mockImplementation(() => Math.max(window.innerHeight, Math.round(height)));

  return {
    element,
    resize(px) {
      height = px;
      for (const notify of observers) notify();
    },
    resizeFrame(px) {
      vi.stubGlobal('innerHeight', px);
      window.dispatchEvent(new Event('resize'));
    },
    nextFrame() {
      now += 16;
      for (const callback of frames.splice(0)) callback(now);
    },
    get observed() {
      return observers.size;
    },
  };
}
