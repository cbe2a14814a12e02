import type { InitialData, OrderPublicData, SuborderPublicData } from '../protocol/messages.js';

const buyer = {
  userEmail: 'anna@example.ru',
  userName: 'Анна Петрова',
  userPhone: '+79160000000',
  locale: 'ru',
};

/** Data of a storefront on a web page. */
export function orderData(overrides: Partial<OrderPublicData> = {}): InitialData {
  return {
    public: { ...buyer, shopId: 7, minappType: 'order', fullHeight: false, ...overrides },
    private: { metaData: [] },
  };
}

/** Data of an extra to a main order. */
export function suborderData(overrides: Partial<SuborderPublicData> = {}): InitialData {
  return {
    public: { ...buyer, minappType: 'suborder', fullHeight: false, orderContainerId: 'container-1', ...overrides },
    private: { metaData: [{ '@type': 'Order' }], basketItems: [{ sku: 'ticket', name: 'Билет' }] },
  };
}
