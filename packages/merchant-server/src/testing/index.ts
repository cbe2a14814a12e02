export { CoffeeShop } from './coffee-shop.js';
/** For the tests of mini-apps, of their servers and their pages: nothing of this belongs in a running one. */
export { FakeEventSource } from './fake-event-source.js';
export { apiError, FakeInvoicebox, type Fault } from './fake-invoicebox.js';
