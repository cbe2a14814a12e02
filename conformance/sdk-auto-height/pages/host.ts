import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { orderData } from '@invoicebox/mini-app-sdk/testing';

const host = { heights: 0, lastHeightAt: performance.now() };

/** State that the test reads. */
export type HostPage = typeof host;

embedMiniApp({
  container: document.body,
  url: `http://127.0.0.1:${location.port}/page/${new URL(location.href).searchParams.get('page')}`,
  initialData: orderData(),
  policy: { paymentPages: [], allowHttpOnLoopback: true },
  onHeight() {
    host.heights += 1;
    host.lastHeightAt = performance.now();
  },
});

Object.assign(window, { host });
