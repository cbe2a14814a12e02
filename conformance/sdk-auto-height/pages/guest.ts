import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { observeHeight } from '@invoicebox/mini-app-sdk/auto-height';

const content = document.getElementById('content') as HTMLElement;
const heights: number[] = [];
const warnings: string[] = [];
const { warn } = console;
console.warn = (text: string) => {
  warnings.push(text);
  warn(text);
};

const guest = {
  heights,
  warnings,
  contentPx: () => Math.ceil(content.getBoundingClientRect().height),
  /** The page has done all that it does by itself. */
  done: false,
};

/** What the test reads in the guest's page. */
export type GuestPage = typeof guest;

Object.assign(window, { guest });

declare global {
  /** What a page does by itself, once its height is being watched. */
  var act: ((nextHeight: () => Promise<void>) => Promise<unknown>) | undefined;
}

const reported: Array<() => void> = [];
/** Resolves when the next height has been reported and the frame has had its time to take it. */
const nextHeight = () => new Promise<void>((resolve) => reported.push(resolve));

const miniApp = createMiniApp();
await miniApp.ready();
const first = nextHeight();
observeHeight(content, (px) => {
  heights.push(px);
  miniApp.height(px);
  for (const resolve of reported.splice(0)) resolve();
});
await first;
await globalThis.act?.(nextHeight);
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
await document.fonts.ready;
guest.done = true;
