import { createMiniApp } from '@invoicebox/mini-app-sdk';

/** The history of a guest's page. */
export interface GuestLife {
  /** When the page was loaded. */
  readonly loadedAt: number;
  /** The buyer's name in each `init` of the host, oldest first. */
  readonly names: readonly string[];
  /** Number of returns from the back-forward cache. */
  readonly restored: number;
  /** Number of `init` that the page has sent. */
  readonly attempts: number;
}

const miniApp = createMiniApp();
const names: string[] = [];
let restored = 0;

/** Reports to the test's server, because Playwright cannot reach a page that was in the back-forward cache. */
function report(): void {
  const life: GuestLife = { loadedAt: performance.timeOrigin, names, restored, attempts: miniApp.diagnose().attempts };
  void fetch('/life', { method: 'POST', body: JSON.stringify(life) });
}

miniApp.on('initialData', (data) => {
  names.push(data.public.userName);
  report();
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) restored += 1;
});
miniApp.connect();
