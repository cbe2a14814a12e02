import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { orderData } from '@invoicebox/mini-app-sdk/testing';

/** The host's page: embeds the guest of the same port on the other site. */
embedMiniApp({
  container: document.body,
  url: `http://127.0.0.1:${location.port}/guest`,
  // Another name at every load: what the guest knows shows whom it has heard last.
  initialData: orderData({ userName: String(performance.timeOrigin) }),
  policy: { paymentPages: [], allowHttpOnLoopback: true },
});
