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
  /** True when the page's script has ended and everything is loaded. */
  done: false,
};

/** State that the test reads. */
export type GuestPage = typeof guest;

Object.assign(window, { guest });

declare global {
  /** The script of a layout. Runs after the first reported height. */
  var act: ((nextHeight: () => Promise<void>) => Promise<unknown>) | undefined;
}

const reported: Array<() => void> = [];
/** Resolves after the next height is reported. */
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
