import { vi } from 'vitest';

/** An element whose height a test sets, and the observer and animation frames that report it. */
export interface FakeLayout {
  readonly element: HTMLElement;
  /** Sets the height in CSS pixels and notifies the observers. */
  resize(px: number): void;
  /** Runs an animation frame, 16 ms after the previous one. */
  nextFrame(): void;
  /** Number of active observers. */
  readonly observed: number;
}

/** Stubs layout, which happy-dom does not implement. Restore with `vi.unstubAllGlobals()`. */
export function stubLayout(): FakeLayout {
  const element = document.createElement('div');
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
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => ({ height }) as DOMRect);

  return {
    element,
    resize(px) {
      height = px;
      for (const notify of observers) notify();
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
