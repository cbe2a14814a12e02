import { type Clock, InvoiceboxApiError, type InvoiceboxClient, timeoutSignal } from '@invoicebox/invoicebox-api';
import type { OrderNotification } from '@invoicebox/invoicebox-api/contract';

/** What an update is confirmed with. */
export interface ConfirmDeps {
  client: Pick<InvoiceboxClient, 'getOrder'>;
  clock: Clock;
}

/** Invoicebox waits 20 s for the answer to a notification. */
const LOOK_UP_TIMEOUT_MS = 8_000;

/**
 * Looks an order up at Invoicebox: what came unsigned through the gate, or with a status that we do not know, is not
 * believed by itself (docs/http-api.md, Notification).
 *
 * @returns the order as Invoicebox has it now; undefined if it does not say.
 */
export async function confirmUpdate(
  { client, clock }: ConfirmDeps,
  update: OrderNotification,
): Promise<OrderNotification | undefined> {
  try {
    const order = await client.getOrder(update.id, { signal: timeoutSignal(clock, LOOK_UP_TIMEOUT_MS) });
    const { statusText: _sent, ...told } = update;
    const { merchantId = told.merchantId, merchantOrderId = told.merchantOrderId, amount = told.amount } = order;
    const { currencyId = told.currencyId, status, statusText } = order;
    return { ...told, merchantId, merchantOrderId, amount, currencyId, status, ...(statusText ? { statusText } : {}) };
  } catch (error) {
    if (error instanceof InvoiceboxApiError) return undefined;
    throw error;
  }
}
