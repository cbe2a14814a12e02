/** One way to and fro between two windows, ready to be measured. */
export interface Line {
  /** One round trip: from the host to the guest and back. */
  trip(): Promise<void>;
}

/** What a block of messages that came in as fast as they could did to the page. */
export interface BurstResult {
  readonly received: number;
  /** Milliseconds from the first to the last. */
  readonly tookMs: number;
  /** Durations in milliseconds of the tasks that the browser calls long: above 50. */
  readonly longTasksMs: readonly number[];
}

/** What the benchmark calls in each host page. */
export interface HostPage {
  /** Milliseconds of each sequential round trip. */
  measure(trips: number): Promise<number[]>;
}

declare global {
  /** Set when the line is up. */
  var hostPage: HostPage | undefined;
  /** The guest's address, put into each page by the benchmark's server. */
  var GUEST_ORIGIN: string;
  var HOST_ORIGIN: string;
}

/** A frame with the guest's page, and the window in it once it is loaded. */
export async function openGuest(page: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.src = `${GUEST_ORIGIN}/${page}.html`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  if (!frame.contentWindow) throw new Error('The frame has no window.');
  return frame.contentWindow;
}

/** Offers a line to the benchmark. */
export function offer(line: Line): void {
  globalThis.hostPage = {
    async measure(trips) {
      const times: number[] = [];
      for (let trip = 0; trip < trips; trip += 1) {
        const start = performance.now();
        await line.trip();
        times.push(performance.now() - start);
      }
      return times;
    },
  };
}

/** Collects the long tasks of this page. */
export function watchLongTasks(): number[] {
  const durations: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  return durations;
}
