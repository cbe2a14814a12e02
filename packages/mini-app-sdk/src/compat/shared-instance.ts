import { InvoiceboxMinapp } from './minapp.js';

let instance: InvoiceboxMinapp | undefined;

function sharedInstance(): InvoiceboxMinapp {
  instance ??= new InvoiceboxMinapp();
  return instance;
}

/**
 * The instance that mini-apps on Invoicebox's own SDK share. It is made on first use, because a module may be imported
 * where there is no page yet. Its methods belong to the real instance, so they may be taken off it.
 */
export const invoiceboxMinapp: InvoiceboxMinapp = new Proxy({} as InvoiceboxMinapp, {
  get(_, name) {
    const value = Reflect.get(sharedInstance(), name);
    return typeof value === 'function' ? value.bind(sharedInstance()) : value;
  },
  has: (_, name) => Reflect.has(sharedInstance(), name),
  getPrototypeOf: () => InvoiceboxMinapp.prototype,
});
