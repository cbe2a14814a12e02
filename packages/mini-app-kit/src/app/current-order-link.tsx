import { Cell, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import type { OrderView } from '../client/index.js';
import { currentOrder } from '../order/current-order.js';
import { hasEnded, orderOutcome } from '../order/order-outcome.js';
import { useResource } from '../resources/use-resource.js';
import { addressOf } from '../router/address.js';
import { useAppStorage, useDeps } from './mini-app-deps.js';
import { appTexts } from './texts.js';

/**
 * The order of the host's invoice, where this page could not keep it: an order in the mode `suborder` belongs to the
 * container that the host names.
 */
function useOrderOfContainer(isKnown: boolean): Pick<OrderView, 'id' | 'number'> | null {
  const { mode, orderContainerId } = useDeps().session;
  const container = mode.value === 'suborder' && !isKnown ? orderContainerId.value : null;
  const path = container ? `/api/orders?container=${encodeURIComponent(container)}` : null;
  const { value } = useResource<{ order: OrderView | null }>(path);
  const order = value?.order ?? null;
  return order && !hasEnded(orderOutcome(order, { late: false })) ? order : null;
}

/** The way back to an order under way; nothing if there is none. For a mini-app's first screen. */
export function CurrentOrderLink() {
  const text = useTexts(appTexts);
  const storage = useAppStorage();
  const [kept] = useState(() => currentOrder(storage));
  const inContainer = useOrderOfContainer(kept !== null);
  const order = kept ?? inContainer;
  if (!order) return null;
  return (
    <Cell
      icon="receipt"
      label={text.currentOrder}
      description={order.number}
      href={addressOf('/payment/success', { order: order.id })}
    />
  );
}
