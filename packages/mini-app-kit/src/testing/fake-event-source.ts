/** A fake `EventSource` that a test controls: `vi.stubGlobal('EventSource', …)`. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  /** Those that were opened and are not closed, oldest first. */
  static all: FakeEventSource[] = [];
  /** Called with each that is opened. */
  static onOpened: (source: FakeEventSource) => void = () => undefined;

  readonly url: string;
  readyState = FakeEventSource.CONNECTING;

  /** The last one that was opened, unless it is closed. */
  static get newest(): FakeEventSource | undefined {
    return FakeEventSource.all.at(-1);
  }

  /** Forgets all of them, for the next test. */
  static reset(): void {
    FakeEventSource.all = [];
    FakeEventSource.onOpened = () => undefined;
  }

  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.all.push(this);
    FakeEventSource.onOpened(this);
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
    FakeEventSource.all = FakeEventSource.all.filter((each) => each !== this);
  }

  /** The server answers with a stream. */
  open(): void {
    this.readyState = FakeEventSource.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  /** The server sends an event; its data is sent as JSON. */
  tell(event: string, data?: unknown): void {
    const text = data === undefined ? '' : JSON.stringify(data);
    this.dispatchEvent(Object.assign(new Event(event), { data: text }));
  }

  /** The connection breaks off: the browser makes it again by itself unless the server refused the stream. */
  lose(refused = false): void {
    this.readyState = refused ? FakeEventSource.CLOSED : FakeEventSource.CONNECTING;
    this.dispatchEvent(new Event('error'));
  }
}
