import type { InitialData } from '@invoicebox/mini-app-sdk/protocol';

/** The data of an honest host. */
export const GENUINE: InitialData = {
  public: {
    userEmail: 'buyer@example.com',
    userName: 'genuine',
    userPhone: '+70000000000',
    locale: 'ru',
    minappType: 'suborder',
    fullHeight: false,
    orderContainerId: 'container-1',
  },
  private: { metaData: [] },
};

/** Data that an attacker wants the mini-app to accept. */
export const FORGED: InitialData = { ...GENUINE, public: { ...GENUINE.public, userName: 'forged' } };

/** The payment pages of the host in all attacks. */
export const PAYMENT_PAGE = 'https://pay.invoicebox.example/pay/';
export const PAYMENT_URL = `${PAYMENT_PAGE}1`;
