export { createMinapp, InvoiceboxMinapp, type TMinappOptions } from './minapp.js';
export * from './protocol.js';
export { invoiceboxMinapp } from './shared-instance.js';
