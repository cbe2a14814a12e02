// A mini-app as it was written for Invoicebox's own SDK: it shows the buyer, gives its height, adds an order.
import { invoiceboxMinapp } from '@invoicebox/minapp-sdk';

const app = document.getElementById('app');

async function start(): Promise<void> {
  invoiceboxMinapp.connect();
  const { userName, minappType, orderContainerId } = await invoiceboxMinapp.getInitialData();
  const departures = await invoiceboxMinapp.getMetaDataValues('iataCode');
  if (!app) return;
  app.innerHTML = '<h1></h1><p></p><button type="button">Done</button>';
  const [heading, text, button] = app.children;
  if (heading) heading.textContent = userName;
  if (text) text.textContent = `${minappType} ${orderContainerId ? 'with a container' : ''} ${departures.join(', ')}`;
  button?.addEventListener('click', () => invoiceboxMinapp.onDone(`${document.referrer}pay/${orderContainerId}`));
  invoiceboxMinapp.onHeightChange(321);
}

void start();
