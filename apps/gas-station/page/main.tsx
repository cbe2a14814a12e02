import '@invoicebox/mini-app-kit/style.css';
import './style.css';
import { startMiniApp, whenIdle } from '@invoicebox/mini-app-kit';
import { pages } from './pages.js';

startMiniApp(pages);

/** Preparing the next start must not slow down this one. */
const OFFLINE_DELAY_MS = 3_000;

addEventListener('load', () => {
  // Fails without a connection; the next visit retries.
  const prepare = () =>
    void import('./offline/offline-start.js').then((start) => start.prepareOfflineStart()).catch(() => undefined);
  whenIdle(prepare, { timeoutMs: OFFLINE_DELAY_MS, fallbackMs: OFFLINE_DELAY_MS });
});
