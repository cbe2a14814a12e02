import '@invoicebox/mini-app-ui/style.css';
import './style.css';
import { createOrderFlow } from '@invoicebox/mini-app-kit';
import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { render } from 'preact';
import type { Fuelling } from '../shared/fuelling.js';
import type { OrderSummary } from '../shared/order.js';
import { App } from './app.js';
import { prefetchStations } from './find/use-station-list.js';
import { whenIdle } from './shared/when-idle.js';
import { createFinder } from './state/finder.js';
import { createOwnStations } from './storage/own-stations.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element with the id "app".');

const session = createMiniAppSession(createMiniApp());
const flow = createOrderFlow<OrderSummary, Fuelling>({ session });
const finder = createFinder(new URLSearchParams(location.search));

/** The first screen is rendered once, with its stations, unless these take longer. */
const MAX_STATIONS_WAIT_MS = 100;

function whenStationsLoaded(): Promise<void> {
  if (location.pathname !== '/') return Promise.resolve();
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, MAX_STATIONS_WAIT_MS));
  return Promise.race([prefetchStations(finder.search.peek()), timeout]);
}

/** Resolves when the host has answered or is known not to. */
function whenHostAnswered(): Promise<void> {
  return new Promise((resolve) => session.state.subscribe((state) => state !== 'connecting' && resolve()));
}

// Until then the skeleton of index.html is shown.
Promise.all([whenHostAnswered(), whenStationsLoaded()]).then(() =>
  render(<App session={session} flow={flow} finder={finder} own={createOwnStations()} />, root),
);

/** Preparing the next start must not slow down this one. */
const OFFLINE_DELAY_MS = 3_000;

addEventListener('load', () => {
  // Fails without a connection; the next visit retries.
  const prepare = () =>
    void import('./offline/offline-start.js').then((start) => start.prepareOfflineStart()).catch(() => undefined);
  whenIdle(prepare, { timeoutMs: OFFLINE_DELAY_MS, fallbackMs: OFFLINE_DELAY_MS });
});
