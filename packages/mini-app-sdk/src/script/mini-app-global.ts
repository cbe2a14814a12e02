import type * as sdk from './mini-app.js';

declare global {
  /** What the script build of this SDK leaves in a page. */
  var invoiceboxSdk: typeof sdk;
}
