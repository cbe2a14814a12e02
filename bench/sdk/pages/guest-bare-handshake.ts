import { bareTrip, pageAtRest } from './guest-trips.js';

// The least that a page can do: one message and its answer, nothing checked.
if (new URLSearchParams(location.search).get('start') !== 'loading') await pageAtRest();
parent.postMessage({ handshakeMs: await bareTrip() }, HOST_ORIGIN);
