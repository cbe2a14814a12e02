import { type Clock, SIGNATURE_HEADER, verifySignature } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readUpdates } from './read-updates.js';
import type { StationUpdates } from './station-updates.js';

/** What pushes are taken with. */
export interface UpdateRoutesDeps {
  updates: StationUpdates;
  clock: Clock;
  /** Two while one is rotated. */
  keys: readonly string[];
}

/** The changes of half a million stations fit. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** A signed message may be sent again for so long, by whoever has seen it, in milliseconds. */
const MAX_AGE_MS = 10 * 60_000;

/**
 * `POST /stations/updates`: prices and status of stations, pushed by the network's own system and signed as Invoicebox
 * signs its notifications: hexadecimal HMAC-SHA256 of the body under a shared key, in `X-Signature`.
 */
export function updateRoutes({ updates, clock, keys }: UpdateRoutesDeps): Hono {
  const routes = new Hono();
  const refusal = (code: string, message: string) => ({ error: { code, message } });
  routes.post('/stations/updates', bodyLimit({ maxSize: MAX_BODY_BYTES }), async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    if (!verifySignature(body, context.req.header(SIGNATURE_HEADER), keys, 'sha256')) {
      const expected = `Expected ${SIGNATURE_HEADER}: hexadecimal HMAC-SHA256 of the body under STATION_UPDATES_KEYS.`;
      return context.json(refusal('bad_signature', expected), 403);
    }
    const message = readUpdates(new TextDecoder().decode(body));
    if (typeof message === 'string') return context.json(refusal('bad_request', message), 400);
    if (Math.abs(clock.now() - message.sentAt) > MAX_AGE_MS) {
      const expected = `sentAt: Expected now in epoch milliseconds, within ${MAX_AGE_MS / 60_000} minutes.`;
      return context.json(refusal('outdated', expected), 409);
    }
    return context.json(updates.apply(message));
  });
  return routes;
}
