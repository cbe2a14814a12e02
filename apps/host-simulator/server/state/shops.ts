/** A shop (point of sale) of a merchant and the keys to it. */
export interface Shop {
  merchantId: string;
  /** Shown to the buyer on the payment page. */
  name: string;
  /** Bearer token of its API calls. */
  token: string;
  /** Key of its notifications' signatures. */
  signingKey: string;
  /** Whether two orders of the shop may not carry the same `merchantOrderId`: a setting, off in production. */
  uniqueMerchantOrderIds: boolean;
}

/** Invoicebox's public demonstration shop (docs/http-api.md, General). */
export const DEMONSTRATION_SHOP: Shop = {
  merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  name: 'Демонстрационный магазин',
  token: 'b37c4c689295904ed21eee5d9a48d42e',
  signingKey: 'demo-signing-key',
  uniqueMerchantOrderIds: true,
};

/** The shop that main orders of the workbench belong to: an airline or a hotel that sells through the host. */
export const MAIN_ORDER_SHOP: Shop = {
  merchantId: '00000000-0000-4000-8000-000000000001',
  name: 'Билеты и отели',
  token: 'main-order-shop-token',
  signingKey: 'main-order-shop-key',
  uniqueMerchantOrderIds: false,
};

/** Every shop that the simulator knows. */
export const SHOPS: readonly Shop[] = [DEMONSTRATION_SHOP, MAIN_ORDER_SHOP];
