import { buildBasket } from '@invoicebox/invoicebox-api/contract';
import type { MiniApp } from '../mini-app/bind.js';
import type { StoredOffer } from '../mini-app/order-types.js';
import { withoutFields } from '../mini-app/personal.js';
import { fullAllocations, givenAllocations, sumAllocations } from '../order-model/allocations.js';
import type { Order } from '../order-model/order.js';
import type { Refund } from '../order-model/refund.js';
import type { OrderView, PriceView, RefundView } from '../page-api/index.js';
import { isCancelable } from './cancel-order.js';

/** An offer's lines and sums as the page shows them, by the same builder that Invoicebox's basket comes from. */
export function priceView(offer: StoredOffer): PriceView {
  const basket = buildBasket(offer.lines, offer.roundPolicy);
  const lines = offer.lines.map((line, index) => {
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
  return { lines, amount: basket.amount, vatAmount: basket.vatAmount, payment: offer.payment ?? 'prepaid' };
}

function refundView({ number, amount, vatAmount, state, reason, note, createdAt }: Refund): RefundView {
  return { number, amount, vatAmount, state, reason, ...(note === undefined ? {} : { note }), createdAt };
}

/** The tax in what was captured of a guaranteed payment. */
function capturedVat({ offer, given, captured }: Order): number | undefined {
  if (captured === undefined) return undefined;
  const whole = sumAllocations(fullAllocations(offer));
  return captured === whole.amount ? whole.vatAmount : sumAllocations(givenAllocations(offer, given ?? [])).vatAmount;
}

/** The fields that have a value. */
function present<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as typeof fields;
}

/** Fulfilment states of which the mini-app itself says why, in the buyer's language. */
const SAID_BY_THE_APP: ReadonlySet<Order['fulfilmentState']> = new Set(['partial', 'unavailable']);

/**
 * The order as its link reads it: without personal data and without Invoicebox's ids. Anybody who has the link reads it.
 */
export function orderView(
  order: Order,
  { canStop, personalFields }: Pick<MiniApp, 'canStop' | 'personalFields'>,
): OrderView {
  const fulfilment = withoutFields(order.fulfilment, personalFields);
  const { paymentUrl, given, captured, heldAt, paidAt, cancellation } = order;
  // What Invoicebox or a program says of a failure is for the operator: the page has its own words for it.
  const failure = SAID_BY_THE_APP.has(order.fulfilmentState) ? order.failure : undefined;
  return {
    id: order.id,
    number: order.number,
    mode: order.input.mode,
    state: order.state,
    revision: order.revision,
    summary: withoutFields(order.offer.summary, personalFields),
    ...priceView(order.offer),
    fulfilmentState: order.fulfilmentState,
    refunds: order.refunds.map(refundView),
    cancelable: isCancelable(order, canStop),
    createdAt: order.createdAt,
    expiresAt: order.expiresAt,
    ...present({ paymentUrl, fulfilment, given: given?.slice(), captured, failure, heldAt, paidAt }),
    ...present({ cancellation: cancellation?.state, capturedVatAmount: capturedVat(order) }),
    ...present({ shipped: order.shipmentId === undefined ? undefined : (true as const) }),
  };
}
