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
};

/** What the proof reads in the guest's page. */
export type GuestPage = typeof guest;

Object.assign(window, { guest });

const miniApp = createMiniApp();
await miniApp.ready();
observeHeight(content, (px) => {
  heights.push(px);
  miniApp.height(px);
});
// What a page does by itself begins when its height is being watched.
document.dispatchEvent(new Event('observed'));
