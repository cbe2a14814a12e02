import { type SignatureAlgorithm, verifySignature } from '@invoicebox/invoicebox-api';
import {
  type NotificationAnswer,
  type OrderNotification,
  orderNotificationSchema,
  probeNotificationSchema,
} from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { applyOrderUpdate, type OrderUpdateDeps, type ProbeNotification, refusal } from './apply-order-update.js';

/** What {@link receiveNotification} works with. */
export interface ReceiveDeps extends OrderUpdateDeps {
  /** The shop's API keys that are valid now: one, or two while it is being rotated. */
  signingKeys: readonly string[];
  signatureAlgorithm: SignatureAlgorithm;
}

const notificationSchema = z.union([probeNotificationSchema, orderNotificationSchema]);

/** The parsed body: a monitoring probe or a notification; undefined for anything else. */
function readNotification(body: Uint8Array): OrderNotification | ProbeNotification | undefined {
  try {
    return notificationSchema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return undefined;
  }
}

/**
 * Handles a notification of Invoicebox (docs/http-api.md, Notification). A refused one changes nothing.
 *
 * @param body the raw bytes, as they were signed.
 * @param signature the header `X-Signature`.
 */
export async function receiveNotification(
  deps: ReceiveDeps,
  body: Uint8Array,
  signature: string | undefined,
): Promise<NotificationAnswer> {
  if (!verifySignature(body, signature, deps.signingKeys, deps.signatureAlgorithm)) {
    return refusal('signature_error', 'X-Signature is not the HMAC of this body by a key of this shop.');
  }
  const notification = readNotification(body);
  if (!notification) return refusal('out_of_service', 'The body is no order: expected an OrderResponse in JSON.');
  return applyOrderUpdate(deps, notification, 'notification');
}
