// Stands for Invoicebox's own SDK where the page has it from a script: the global of the script build.
import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';

declare global {
  interface Window {
    invoiceboxMinapp: InvoiceboxMinapp;
  }
}

export const { invoiceboxMinapp } = window;
