import { createMiniApp } from '@invoicebox/mini-app-sdk';
import type { GuestLife } from '../server.js';

const miniApp = createMiniApp();
const names: string[] = [];
let restored = 0;

/** Tells the proof's server: a page that was in the back-forward cache is out of reach of the driver. */
function report(): void {
  const life: GuestLife = { names, restored, attempts: miniApp.diagnose().attempts };
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
