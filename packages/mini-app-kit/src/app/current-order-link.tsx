import { Cell, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { currentOrder } from '../order/current-order.js';
import { addressOf } from '../router/address.js';
import { useAppStorage } from './mini-app-deps.js';
import { appTexts } from './texts.js';

/** The way back to an order under way; nothing if there is none. For a mini-app's first screen. */
export function CurrentOrderLink() {
  const text = useTexts(appTexts);
  const storage = useAppStorage();
  const [order] = useState(() => currentOrder(storage));
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
