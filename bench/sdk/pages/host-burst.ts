import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { INITIAL_DATA } from './initial-data.js';
import { type BurstResult, watchLongTasks } from './measure.js';

declare global {
  /** Set when the guest has sent all that it had. */
  var burst: { readonly host: BurstResult; readonly guest: Omit<BurstResult, 'received'> } | undefined;
}

const longTasksMs = watchLongTasks();
let received = 0;
let startedAt = 0;
embedMiniApp({
  container: document.body,
  url: `${GUEST_ORIGIN}/guest-burst.html`,
  initialData: INITIAL_DATA,
  policy: { paymentPages: [], allowHttpOnLoopback: true },
  rateLimit: { burst: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY },
  onLink: () => {
    received += 1;
    startedAt ||= performance.now();
  },
  onError: (text) => {
    const tookMs = performance.now() - startedAt;
    globalThis.burst = { host: { received, tookMs, longTasksMs }, guest: JSON.parse(text ?? '{}') };
  },
});
