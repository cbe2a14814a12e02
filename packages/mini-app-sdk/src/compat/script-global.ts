import type { InvoiceboxMinapp } from './minapp.js';

declare global {
  /** What the script build leaves in a page: the instance that its scripts share, made on first use. */
  var invoiceboxMinapp: InvoiceboxMinapp;
}
