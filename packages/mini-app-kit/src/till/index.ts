/** The page of a till (docs/merchant-server.md, Till and pre-check). Runs in browsers; its look is `till.css`. */
import { createElement, render } from 'preact';
import type { TillAdapter } from './adapter.js';
import { TillApp } from './till-app.js';
import { createTill } from './till-context.js';

export type { TillOrderView } from '@invoicebox/merchant-server/page-api';
export type { TillAdapter, TillFormProps } from './adapter.js';
export { matchingPoints, PointOfSale, type PointOfSaleProps, type TillPoint } from './point-of-sale.js';
export { Precheck, type PrecheckProps } from './precheck.js';
export { printPaperOnly } from './print-paper.js';
export { LINE_DOTS, MAX_URL_BYTES, PRINTER_DPI, planQr, type QrPlan } from './qr-plan.js';
export { useChosen } from './use-chosen.js';

/** Shows a mini-app's till in an element. Once for a page. */
export function renderTill<Summary, Fulfilment>(adapter: TillAdapter<Summary, Fulfilment>, element: Element): void {
  // The server of this page stored the summaries and services: they are of the adapter's types.
  const till = createTill(adapter as TillAdapter<unknown, unknown>);
  render(createElement(TillApp, { till }), element);
}
