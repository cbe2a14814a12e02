import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { INITIAL_DATA } from './initial-data.js';
import { offer } from './measure.js';

let answered = () => {};
const session = embedMiniApp({
  container: document.body,
  url: `${GUEST_ORIGIN}/guest-own.html`,
  initialData: INITIAL_DATA,
  policy: { paymentPages: [], allowHttpOnLoopback: true },
  rateLimit: { burst: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY },
  onError: () => answered(),
  onUnavailable: () =>
    offer({
      trip: () =>
        new Promise((resolve) => {
          answered = resolve;
          session.paymentResult('pending');
        }),
    }),
});
