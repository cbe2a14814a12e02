/** A frame in a host page, without a browser. */
export interface FakeFrame {
  readonly frame: HTMLIFrameElement;
  /** Delivers a message from the frame's own window. Rethrows errors of listeners. */
  deliver(data: unknown, origin: string): void;
  /** Runs the animation frame in which heights are applied. */
  nextFrame(): void;
  /** How many messages the host has sent into the frame. */
  readonly sent: number;
}

/** Creates a frame with the parts that a host session uses. */
export function createFakeFrame(hostOrigin: string): FakeFrame {
  const listeners = new Set<(event: unknown) => void>();
  let frames: (() => void)[] = [];
  let sent = 0;
  const page = {
    location: { origin: hostOrigin },
    addEventListener: (_: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => listeners.delete(listener),
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
    cancelAnimationFrame: () => {
      frames = [];
    },
    getComputedStyle: () => ({ boxSizing: 'content-box' }),
  };
  const contentWindow = {
    postMessage: () => {
      sent += 1;
    },
  };
  const frame = {
    ownerDocument: { defaultView: page },
    contentWindow,
    style: {},
    setAttribute() {},
    addEventListener() {},
    removeEventListener() {},
  };
  return {
    frame: frame as unknown as HTMLIFrameElement,
    deliver(data, origin) {
      for (const listener of [...listeners]) listener({ data, origin, source: contentWindow });
    },
    nextFrame() {
      for (const callback of frames.splice(0)) callback();
    },
    get sent() {
      return sent;
    },
  };
}
