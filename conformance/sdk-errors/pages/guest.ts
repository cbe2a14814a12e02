import { createMiniApp } from '@invoicebox/mini-app-sdk';

/** What a guest's page has lived through. */
export interface GuestLife {
  /** When this page was loaded. */
  readonly loadedAt: number;
  /** Names of the buyer in each `init` of the host, oldest first. */
  readonly names: readonly string[];
  /** Times that the page came back from the back-forward cache. */
  readonly restored: number;
  /** How many `init` it has sent. */
  readonly attempts: number;
}

const miniApp = createMiniApp();
const names: string[] = [];
let restored = 0;

/** Tells the test's server: a page that was in the back-forward cache is out of reach of the driver. */
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
