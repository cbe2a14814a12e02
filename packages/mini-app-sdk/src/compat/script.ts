/** The entry of the script build: its default export becomes the global `invoiceboxMinapp`. */
export { invoiceboxMinapp as default } from './shared-instance.js';
