// Every line of the sections General, Orders and Notification, walked over HTTP against a running simulator
// (docs/http-api.md).

import { SimulatedClock, startSimulator } from '@invoicebox/host-simulator';
import { openApiDocument } from '@invoicebox/invoicebox-api';
import { suite } from '../../scripts/lib/suite.mjs';
import { START } from './samples.js';
import { Walker } from './walker.js';
import { walkHolds, walkCodes as walkPaymentCodes, walkRefunds, walkShipments } from './walks/fulfilment.js';
import { walkAuthorization, walkBadInput, walkLimits, walkRequiredFields } from './walks/general.js';
import { walkLists } from './walks/lists.js';
import { walkGate, walkNotifications } from './walks/notifications.js';
import { walkChanges, walkCodes, walkCreation } from './walks/orders.js';

/** In their order: lists want something to list, and a gate once used is told of every order after. */
const WALKS = [
  walkAuthorization,
  walkBadInput,
  walkRequiredFields,
  walkCreation,
  walkCodes,
  walkChanges,
  walkShipments,
  walkHolds,
  walkRefunds,
  walkPaymentCodes,
  walkNotifications,
  walkLists,
  walkLimits,
  walkGate,
];

/** The document that the simulator serves is the contract's own. */
async function walkDocument(walker: Walker): Promise<void> {
  const { url } = walker.running;
  const served: unknown = await (await fetch(`${url}/openapi.json`)).json();
  const origin = url.replace('127.0.0.1', 'localhost');
  walker.claim('/openapi.json is the contract', JSON.stringify(served) === JSON.stringify(openApiDocument(origin)));
  walker.equal('/openapi is a page to read', (await fetch(`${url}/openapi`)).status, 200);
}

export default suite({
  summary: 'walks every call, field, code, operator, header and limit of the HTTP API against a running simulator',
  async run({ note }) {
    const running = await startSimulator({ clock: new SimulatedClock({ now: START, speed: 0 }) });
    try {
      const walker = new Walker(running);
      await walker.control('PUT', '/settings', { limits: { enabled: false } });
      for (const walk of WALKS) {
        note(walk.name);
        await walk(walker).catch((error) => walker.claim(`${walk.name} comes to its end`, false, String(error)));
      }
      await walkDocument(walker);
      return [...walker.rows, ...walker.coverage()];
    } finally {
      await running.stop();
    }
  },
});
