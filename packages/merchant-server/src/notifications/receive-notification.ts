import { type SignatureAlgorithm, verifySignature } from '@invoicebox/invoicebox-api';
import { type NotificationAnswer, readNotification } from '@invoicebox/invoicebox-api/contract';
import { answerProbe, applyOrderUpdate, type OrderUpdateDeps, refusal } from './apply-order-update.js';
import { type ConfirmDeps, confirmUpdate } from './confirm-update.js';

/** What {@link receiveNotification} works with. */
export interface ReceiveDeps extends OrderUpdateDeps, ConfirmDeps {
  /** The shop's API keys that are valid now: one, or two while it is being rotated. */
  signingKeys: readonly string[];
  signatureAlgorithm: SignatureAlgorithm;
}

/** The JSON of a body; undefined for anything else. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
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
  const reading = readNotification(parseJson(body));
  if (reading.kind === 'unreadable') {
    return refusal('out_of_service', `The body is no order: expected an OrderResponse in JSON. ${reading.problem}`);
  }
  if (reading.kind === 'probe') return answerProbe(deps, reading.merchantId);
  const { notification } = reading;
  const update = notification.status === 'unknown' ? await confirmUpdate(deps, notification) : notification;
  if (!update) return refusal('out_of_service', `The status «${notification.statusText}» could not be looked up.`);
  return applyOrderUpdate(deps, update, 'notification');
}
