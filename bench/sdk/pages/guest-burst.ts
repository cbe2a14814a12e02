import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { watchLongTasks } from './measure.js';

/** Messages per batch, and batches: 10,000 messages in less than a second. */
const PER_TURN = 100;
const TURNS = 100;
/** Milliseconds between batches. */
const TURN_MS = 9;

const longTasksMs = watchLongTasks();
const miniApp = createMiniApp();
await miniApp.ready();
const start = performance.now();
let turn = 0;
const timer = setInterval(() => {
  for (let count = 0; count < PER_TURN; count += 1) miniApp.link('https://example.com/');
  turn += 1;
  if (turn < TURNS) return;
  clearInterval(timer);
  miniApp.error(JSON.stringify({ tookMs: performance.now() - start, longTasksMs }));
}, TURN_MS);
