import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { INITIAL_DATA } from './initial-data.js';

/** A handshake and, where code and channel are warm, a bare round trip of the same frame, in milliseconds. */
interface Handshake {
  readonly handshakeMs: number;
  readonly bareMs: number;
}

declare global {
  /** Loads a new guest and measures its handshake. */
  var shakeHands: (start: 'loading' | 'at-rest' | 'warm') => Promise<Handshake>;
  /** Loads a page without the SDK and measures its first round trip, in milliseconds. */
  var bareFirstTrip: (start: 'loading' | 'at-rest') => Promise<number>;
}

globalThis.shakeHands = (start) =>
  new Promise((resolve) => {
    const session = embedMiniApp({
      container: document.body,
      url: `${GUEST_ORIGIN}/guest-handshake.html?start=${start}`,
      initialData: INITIAL_DATA,
      policy: { paymentPages: [], allowHttpOnLoopback: true },
      onError: (text) => {
        session.dispose();
        resolve(JSON.parse(text ?? '{}'));
      },
    });
  });

let bareTripEnded = (_: number) => {};
globalThis.bareFirstTrip = (start) =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.src = `${GUEST_ORIGIN}/guest-bare-handshake.html?start=${start}`;
    bareTripEnded = (ms) => {
      frame.remove();
      resolve(ms);
    };
    document.body.append(frame);
  });

addEventListener('message', ({ data, source, origin }) => {
  if (data?.action === 'bare') {
    (source as Window).postMessage({ id: 'bench', action: 'bare', data: INITIAL_DATA }, origin);
  } else if (typeof data?.handshakeMs === 'number') bareTripEnded(data.handshakeMs);
});
