import { buildBasket } from '@invoicebox/invoicebox-api';
import type { QuoteDraft } from '../mini-app.js';
import type { OrderView, PriceView } from '../wire/index.js';
import type { Order } from './order.js';

/** A draft's lines and sums as the page shows them, by the same builder that Invoicebox's basket comes from. */
export function priceView(draft: QuoteDraft): PriceView {
  const basket = buildBasket(draft.lines, draft.roundPolicy);
  const lines = draft.lines.map((line, index) => {
    const built = basket.lines[index];
    return {
      sku: line.sku,
      name: line.name,
      unit: line.unit,
      quantity: line.quantity,
      price: line.price,
      total: built?.total ?? 0,
      vat: built?.vat ?? 0,
    };
  });
  return { lines, amount: basket.amount, vatAmount: basket.vatAmount };
}

/** What the page may know of an order: no personal data, none of Invoicebox's ids. */
export function orderView(order: Order): OrderView {
  return {
    id: order.id,
    number: order.number,
    mode: order.input.mode,
    state: order.state,
    revision: order.revision,
    summary: order.draft.summary,
    ...priceView(order.draft),
    fulfilmentState: order.fulfilmentState,
    createdAt: order.createdAt,
    expiresAt: order.expiresAt,
    ...(order.paymentUrl === undefined ? {} : { paymentUrl: order.paymentUrl }),
    ...(order.fulfilment === undefined ? {} : { fulfilment: order.fulfilment }),
    ...(order.failure === undefined ? {} : { failure: order.failure }),
    ...(order.paidAt === undefined ? {} : { paidAt: order.paidAt }),
  };
}
