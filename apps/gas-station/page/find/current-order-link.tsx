import { Cell, useTexts } from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { addressOf } from '../shared/address.js';
import { currentOrder } from '../storage/current-order.js';
import { texts } from '../texts.js';

/** A link to the open order, if there is one. */
export function CurrentOrderLink() {
  const text = useTexts(texts);
  const [order] = useState(currentOrder);
  if (!order) return null;
  return (
    <Cell
      icon="fuel"
      label={text.currentOrder}
      description={order.number}
      href={addressOf('/payment/success', { order: order.id })}
    />
  );
}
