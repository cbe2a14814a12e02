/** A refused stream is reopened after this: browsers do not do that by themselves. */
const REOPEN_MS = 5_000;
/** Heartbeat timeout: two missed heartbeats, event `beat` (docs/merchant-server.md, The page's API). */
const HEARTBEAT_TIMEOUT_MS = 100_000;

/** Who hears an event stream. */
export interface EventStreamListener {
  /** What to do at each event, by its name; gets the event's data. */
  readonly on: Readonly<Record<string, (data: string) => void>>;
  /** The connection is alive: it was opened, or an event came. */
  onAlive?(): void;
  /**
   * The connection is lost and will be reopened.
   *
   * @param refused whether the server, or a proxy in front of it, answered with something other than a stream.
   */
  onLost?(refused: boolean): void;
}

/** A stream that is opened again as often as it takes. */
class EventStream {
  readonly #path: string;
  readonly #listener: EventStreamListener;
  #source: EventSource;
  #reopenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, listener: EventStreamListener) {
    this.#path = path;
    this.#listener = listener;
    this.#source = this.#open();
  }

  close(): void {
    clearTimeout(this.#reopenTimer);
    this.#source.close();
  }

  #open(): EventSource {
    const source = new EventSource(this.#path);
    const isAlive = () => {
      this.#reopenAfter(HEARTBEAT_TIMEOUT_MS);
      this.#listener.onAlive?.();
    };
    source.addEventListener('open', isAlive);
    source.addEventListener('beat', isAlive);
    for (const [name, hear] of Object.entries(this.#listener.on)) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        isAlive();
        hear(data);
      });
    }
    source.addEventListener('error', () => {
      const refused = source.readyState === EventSource.CLOSED;
      if (refused) this.#reopenAfter(REOPEN_MS);
      this.#listener.onLost?.(refused);
    });
    this.#reopenAfter(HEARTBEAT_TIMEOUT_MS);
    return source;
  }

  #reopenAfter(ms: number): void {
    clearTimeout(this.#reopenTimer);
    this.#reopenTimer = setTimeout(() => {
      this.#source.close();
      this.#listener.onLost?.(false);
      this.#source = this.#open();
    }, ms);
  }
}

/**
 * Listens to an event stream of the page's own server. Unlike a bare `EventSource` it is reopened after a refusal, e.g. by
 * a proxy whose servers restart, and when its heartbeats stop, e.g. because a phone changed its network.
 *
 * @param path absolute path.
 * @returns a function that closes it.
 */
export function openEventStream(path: string, listener: EventStreamListener): () => void {
  const stream = new EventStream(path, listener);
  return () => stream.close();
}
