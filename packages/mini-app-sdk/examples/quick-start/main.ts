import { createMiniApp, type InitialData, MiniAppError } from '@invoicebox/mini-app-sdk';
import { observeHeight } from '@invoicebox/mini-app-sdk/auto-height';

const content = document.getElementById('content') as HTMLElement;
const status = document.getElementById('status') as HTMLElement;
const payButton = document.getElementById('pay') as HTMLButtonElement;

const miniApp = createMiniApp();

/** Your own server makes the order: it knows the price and has the token, the page has neither. */
async function createOrder({ public: buyer }: InitialData): Promise<string> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: buyer.userEmail, orderContainerId: buyer.orderContainerId }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { paymentUrl } = (await response.json()) as { paymentUrl: string };
  return paymentUrl;
}

/** Makes the order and gives its payment URL to the host, which opens it. */
async function pay(): Promise<void> {
  const data = await miniApp.ready();
  const paymentUrl = await createOrder(data);
  if (data.public.minappType === 'suborder') miniApp.done(paymentUrl);
  else miniApp.checkout(paymentUrl);
}

let isOpen = false;

/** Shows the order form, or only the newest data where it is shown already. */
function open({ public: buyer }: InitialData): void {
  status.textContent = buyer.userName ? `For ${buyer.userName}` : 'For you';
  payButton.hidden = false;
  if (isOpen) return;
  isOpen = true;
  if (!buyer.fullHeight) observeHeight(content, (px) => miniApp.height(px));
}

payButton.addEventListener('click', () => {
  pay().catch(() => miniApp.error('The order was not made. Please try again.'));
});
// Whenever the host answers: also after the wait below has failed, and when the buyer comes back to this page.
miniApp.on('initialData', open);
miniApp.on('update', open);
miniApp.on('paymentResult', (result) => {
  status.textContent = `Payment: ${result}`;
});

try {
  await miniApp.ready();
} catch (error) {
  if (!(error instanceof MiniAppError)) throw error;
  // Outside of a host, for instance: the message says what to do.
  status.textContent = error.message;
}
