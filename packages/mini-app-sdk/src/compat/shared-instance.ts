import { InvoiceboxMinapp } from './minapp.js';

/**
 * Makes an object with the methods of an instance that is created by the first call. A module may be imported where there is no
 * page yet. The methods are properties of the object: they can be taken off it, spied on and replaced, as those of an
 * instance.
 */
function createSharedInstance(): InvoiceboxMinapp {
  let instance: InvoiceboxMinapp | undefined;
  const prototype = InvoiceboxMinapp.prototype;
  const shared = Object.create(prototype) as InvoiceboxMinapp;
  for (const name of Object.getOwnPropertyNames(prototype).filter((key) => key !== 'constructor')) {
    const value = (...parameters: unknown[]): unknown => {
      instance ??= new InvoiceboxMinapp();
      return Reflect.apply(Reflect.get(instance, name), instance, parameters);
    };
    Object.defineProperty(shared, name, { value, writable: true, configurable: true, enumerable: false });
  }
  return shared;
}

/** The instance that mini-apps on Invoicebox's own SDK share. It is made on first use. */
export const invoiceboxMinapp: InvoiceboxMinapp = /* @__PURE__ */ createSharedInstance();
