/** A frame of a host page without a browser, and the page's window. */
export interface FakeFrame {
  readonly frame: HTMLIFrameElement;
  /** Delivers a message of the frame's own window. Throws what a listener throws. */
  deliver(data: unknown, origin: string): void;
  /** Lets the animation frame pass in which heights are applied. */
  nextFrame(): void;
  /** How many messages the host has sent into the frame. */
  readonly sent: number;
}

/** Makes a frame with the parts that the host's session uses. */
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
