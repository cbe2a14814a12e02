import { createMiniApp, type MiniApp } from '@invoicebox/mini-app-sdk';
import { bareTrip, pageAtRest } from './guest-trips.js';

/** Warm-up handshakes and round trips. */
const WARM_UP = 20;
/** Alternating handshakes and round trips; their means are compared, as the clock is too coarse for a single one. */
const SAMPLES = 30;

/** Milliseconds from nothing to the host's data. */
async function handshake(): Promise<{ miniApp: MiniApp; ms: number }> {
  const start = performance.now();
  const miniApp = createMiniApp();
  await miniApp.ready();
  return { miniApp, ms: performance.now() - start };
}

/** Means in milliseconds of handshakes and of bare round trips, each after the other. */
async function means(count: number): Promise<{ handshakeMs: number; bareMs: number }> {
  let handshakeMs = 0;
  let bareMs = 0;
  for (let sample = 0; sample < count; sample += 1) {
    const { miniApp, ms } = await handshake();
    miniApp.dispose();
    handshakeMs += ms / count;
    bareMs += (await bareTrip()) / count;
  }
  return { handshakeMs, bareMs };
}

// When the page's script starts: while the page is being loaded, as usual; when it is at rest; or when code and channel
// are as warm as those of the round trips that it is compared with.
const when = new URLSearchParams(location.search).get('start');
if (when !== 'loading') await pageAtRest();
if (when === 'warm') {
  await means(WARM_UP);
  const measured = await means(SAMPLES);
  const { miniApp } = await handshake();
  miniApp.error(JSON.stringify(measured));
} else {
  const { miniApp, ms } = await handshake();
  miniApp.error(JSON.stringify({ handshakeMs: ms, bareMs: 0 }));
}
