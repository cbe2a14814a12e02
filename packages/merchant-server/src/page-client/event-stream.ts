/** A stream that was refused is asked for again after so long, in milliseconds: browsers do not do that by themselves. */
const REOPEN_MS = 5_000;
/**
 * A stream that says nothing for so long has lost its connection unnoticed, in milliseconds: two heartbeats of the server,
 * event `beat` (docs/merchant-server.md, The page's API), were missed.
 */
const MAX_SILENCE_MS = 100_000;

/** Who hears an event stream. */
export interface EventStreamListener {
  /** What to do at each event, by its name; gets the event's data. */
  readonly on: Readonly<Record<string, (data: string) => void>>;
  /** The connection is there: it was made, or something came. */
  onAlive?(): void;
  /**
   * The connection is lost, and will be made again.
   *
   * @param refused the server answered something else than a stream, or a proxy in its place did.
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
      this.#reopenAfter(MAX_SILENCE_MS);
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
    this.#reopenAfter(MAX_SILENCE_MS);
    return source;
  }

  #reopenAfter(ms: number): void {
    clearTimeout(this.#reopenTimer);
    this.#reopenTimer = setTimeout(() => {
      this.#source.close();
      // A server that is reached again says so by itself.
      this.#listener.onLost?.(false);
      this.#source = this.#open();
    }, ms);
  }
}

/**
 * Hears an event stream of the page's own server. Unlike a bare `EventSource` it is opened again after a refusal, e.g. of a
 * proxy whose servers start anew, and after a silence that no living connection has, e.g. of a phone that changed its
 * network.
 *
 * @param path absolute path.
 * @returns a function that closes it.
 */
export function openEventStream(path: string, listener: EventStreamListener): () => void {
  const stream = new EventStream(path, listener);
  return () => stream.close();
}
