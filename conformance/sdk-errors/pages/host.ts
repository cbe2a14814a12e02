import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { orderData } from '@invoicebox/mini-app-sdk/testing';

// The host's page. It embeds the guest, which is on the same port of the other site.
embedMiniApp({
  container: document.body,
  url: `http://127.0.0.1:${location.port}/guest`,
  // A different name at each load shows which host the guest has data from.
  initialData: orderData({ userName: String(performance.timeOrigin) }),
  policy: { paymentPages: [], allowHttpOnLoopback: true },
});
