import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { observeHeight } from '@invoicebox/mini-app-sdk/auto-height';
import type { Seen } from '../seen.js';

/** How often the page looks whether it has changed. */
const LOOK_MS = 40;

const parameters = new URLSearchParams(location.search);
const heights: number[] = [];
const warnings: string[] = [];
const { warn } = console;
console.warn = (text: string) => {
  warnings.push(text);
  warn(text);
};

declare global {
  /** The script of a layout. Runs after the first reported height. */
  var act: ((nextHeight: () => Promise<void>) => Promise<unknown>) | undefined;
}

/** What the script of a layout may look at. */
Object.assign(window, { guest: { heights, warnings } });

let done = false;
let reports = 0;
let before = '';

/** Tells the test what has changed. */
function tell(): void {
  const { clientHeight, scrollHeight } = document.scrollingElement ?? document.documentElement;
  const state = {
    done,
    viewportPx: innerHeight,
    visiblePx: clientHeight,
    scrollPx: scrollHeight,
    endPx: document.getElementById('end')?.getBoundingClientRect().bottom ?? Number.NaN,
    heights,
    warnings,
  };
  if (JSON.stringify(state) === before) return;
  before = JSON.stringify(state);
  reports += 1;
  const seen: Seen = { run: parameters.get('run') ?? '', number: reports, ...state };
  void fetch('/seen', { method: 'POST', body: JSON.stringify(seen) });
}
setInterval(tell, LOOK_MS);

const reported: Array<() => void> = [];
/** Resolves after the next height is reported. */
const nextHeight = () => new Promise<void>((resolve) => reported.push(resolve));

const observed = document.querySelector(parameters.get('observed') ?? '#content');
if (!observed) throw new Error('There is nothing to observe.');
const miniApp = createMiniApp();
await miniApp.ready();
const first = nextHeight();
observeHeight(observed, (px) => {
  heights.push(px);
  miniApp.height(px);
  for (const resolve of reported.splice(0)) resolve();
});
await first;
await globalThis.act?.(nextHeight);
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
await document.fonts.ready;
done = true;
