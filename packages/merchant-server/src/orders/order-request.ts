import {
  buildBasket,
  type CreateOrderRequest,
  type Customer,
  formatDateTime,
} from '@invoicebox/invoicebox-api/contract';
import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import type { Order } from '../order-model/order.js';
import type { BuyerInput } from '../page-api/index.js';

/** The addresses of this server and the merchant it sells for. */
export interface MerchantAddress {
  /** Invoicebox's id of the merchant. */
  merchantId: string;
  /** This server's address for the buyer's browser, without a slash at the end. */
  publicUrl: string;
  /** Where Invoicebox sends notifications; undefined if they come through its WebSocket gate. */
  notificationUrl: string | undefined;
}

function customerOf(buyer: BuyerInput): Customer {
  return {
    type: 'private',
    ...(buyer.name ? { name: buyer.name } : {}),
    ...(buyer.email ? { email: buyer.email } : {}),
    ...(buyer.phone ? { phone: buyer.phone } : {}),
  };
}

/** Where a payment page that took the whole window returns the buyer (docs/protocol.md). */
function returnUrls(order: Order, publicUrl: string): Pick<CreateOrderRequest, 'successUrl' | 'failUrl'> {
  if (order.input.mode === 'suborder') return {};
  const query = `order=${encodeURIComponent(order.id)}`;
  return { successUrl: `${publicUrl}/payment/success?${query}`, failUrl: `${publicUrl}/payment/fail?${query}` };
}

/** The request that creates an order at Invoicebox, the same at every attempt. */
export function orderRequest(order: Order, address: MerchantAddress): CreateOrderRequest {
  const { offer, input } = order;
  const basket = buildBasket(offer.lines, offer.roundPolicy);
  return {
    description: offer.description,
    merchantId: address.merchantId,
    merchantOrderId: order.number,
    amount: roublesFromKopecks(basket.amount),
    vatAmount: roublesFromKopecks(basket.vatAmount),
    currencyId: 'RUB',
    languageId: input.locale,
    expirationDate: formatDateTime(order.expiresAt),
    basketItems: basket.basketItems,
    customer: customerOf(input.buyer),
    ...(address.notificationUrl === undefined ? {} : { notificationUrl: address.notificationUrl }),
    ...returnUrls(order, address.publicUrl),
    ...(offer.roundPolicy ? { orderSetting: { roundPolicy: offer.roundPolicy } } : {}),
    ...(offer.shopId === undefined ? {} : { shopId: offer.shopId }),
    ...(offer.metaData === undefined ? {} : { metaData: offer.metaData }),
    ...(input.orderContainerId === undefined ? {} : { orderContainerId: input.orderContainerId }),
  };
}
