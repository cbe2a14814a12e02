/** For the tests of mini-apps' servers: nothing of this belongs in a running one. */
export { CoffeeShop } from './coffee-shop.js';
export { apiError, FakeInvoicebox, type Fault } from './fake-invoicebox.js';
