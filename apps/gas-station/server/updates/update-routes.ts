import { type Clock, SIGNATURE_HEADER, verifySignature } from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readUpdates } from './read-updates.js';
import type { StationUpdates } from './station-updates.js';

export interface UpdateRoutesDeps {
  updates: StationUpdates;
  clock: Clock;
  /** Two while one is rotated. */
  keys: readonly string[];
}

/** Enough for half a million stations. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** Older messages are refused, which limits replay. */
const MAX_AGE_MS = 10 * 60_000;

/**
 * `POST /stations/updates`: prices and status pushed by the network's own system. Signed like Invoicebox's notifications:
 * hexadecimal HMAC-SHA256 of the body in `X-Signature`.
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
