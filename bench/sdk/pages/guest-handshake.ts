import { createMiniApp, type MiniApp } from '@invoicebox/mini-app-sdk';
import { medianBareTrip, pageAtRest } from './guest-trips.js';

/** Handshakes that warm the code up before the one that counts. */
const WARM_UP = 20;

/** Milliseconds from nothing to the host's data. */
async function handshake(): Promise<{ miniApp: MiniApp; ms: number }> {
  const start = performance.now();
  const miniApp = createMiniApp();
  await miniApp.ready();
  return { miniApp, ms: performance.now() - start };
}

// When the page's script starts: while the page is being loaded, as usual; when it is at rest; or when code and channel
// are as warm as those of the round trips that it is compared with.
const when = location.search.slice(1);
if (when !== 'loading') await pageAtRest();
if (when === 'warm') {
  for (let count = 0; count < WARM_UP; count += 1) (await handshake()).miniApp.dispose();
}
const { miniApp, ms } = await handshake();
miniApp.error(JSON.stringify({ handshakeMs: ms, bareMs: await medianBareTrip() }));
