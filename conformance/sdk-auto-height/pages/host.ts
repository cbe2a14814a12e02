import { embedMiniApp } from '@invoicebox/mini-app-sdk/host';
import { orderData } from '@invoicebox/mini-app-sdk/testing';

const parameters = new URLSearchParams(location.search);
const style = document.createElement('style');
style.textContent = parameters.get('css');
document.head.append(style);

embedMiniApp({
  container: document.body,
  url: `http://127.0.0.1:${location.port}/page/${parameters.get('page')}?${parameters}`,
  initialData: orderData(),
  policy: { paymentPages: [], allowHttpOnLoopback: true },
});
