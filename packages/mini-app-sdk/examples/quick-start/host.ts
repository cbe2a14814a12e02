import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';

const said = document.getElementById('said') as HTMLElement;

/** The page is open at localhost, the mini-app at 127.0.0.1: two sites, as in production. */
const miniAppUrl = `http://127.0.0.1:${location.port}/`;

embedMiniApp({
  container: document.getElementById('mini-app') as HTMLElement,
  url: miniAppUrl,
  title: 'Coffee at the gate',
  initialData: {
    public: {
      userName: 'Anna',
      userEmail: 'anna@example.com',
      userPhone: '',
      locale: 'en',
      minappType: 'order',
      fullHeight: false,
    },
    private: { metaData: [] },
  },
  // In production `https:` URLs of your payment page, and no http at all.
  policy: { paymentPages: [`${location.origin}/pay.html`], allowHttpOnLoopback: true },
  observer: ({ verdict, action, reason }) => console.log(verdict, action, reason ?? ''),
  onCheckout: (paymentUrl) => location.assign(paymentUrl),
  onError: (text) => {
    said.textContent = text ?? 'Something went wrong.';
  },
});
