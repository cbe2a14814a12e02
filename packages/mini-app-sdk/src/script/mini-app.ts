/** The entry of the script build for pages without a bundler: its exports become the global `invoiceboxSdk`. */
export { observeHeight } from '../auto-height/index.js';
export { createMiniApp, MiniAppError } from '../guest/index.js';
