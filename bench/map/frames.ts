import type { SlowHost } from '../gas-station/stage.js';

declare global {
  /** Times between frames, milliseconds, since they are counted. */
  var frameTimes: number[];
  /** Zooms that have come to rest since then. */
  var zoomsEnded: number;
}

/** Where the map is dragged from, CSS pixels: beside the list, over no button. */
const START = { x: 900, y: 420 };
const DRAGS: ReadonlyArray<readonly [dx: number, dy: number]> = [
  [-300, 60],
  [240, -150],
  [-200, -120],
  [280, 180],
];
/** A drag of about a second, as a finger drags. */
const STEPS = 40;
const WHEEL = 240;

/** As text: the compiler would add helpers that do not exist in the page. */
const COUNT_FRAMES = `globalThis.frameTimes = [];
let last = performance.now();
const count = (now) => {
  frameTimes.push(now - last);
  last = now;
  requestAnimationFrame(count);
};
requestAnimationFrame(count);
globalThis.zoomsEnded = 0;
// Leaflet has this class on its pane while a zoom moves.
const isMoving = (classes) => classes.includes('leaflet-zoom-anim');
const pane = document.querySelector('.leaflet-map-pane');
new MutationObserver((changes) => {
  const before = changes.map(({ oldValue }) => oldValue ?? '');
  const classes = [...before, pane.className].map(isMoving);
  zoomsEnded += classes.filter((moving, index) => moving && classes[index + 1] === false).length;
}).observe(pane, { attributeFilter: ['class'], attributeOldValue: true });`;

/** Times between frames of a map that is dragged and zoomed by real input, milliseconds. */
export async function framesWhileMoving(host: SlowHost, url: string, selector: string): Promise<number[]> {
  const { page } = host;
  await host.open(url, selector);
  // The land under the stations is drawn, and a sheet that a press has opened is closed.
  await host.guest().waitForSelector('.kit-land', { state: 'attached' });
  await page.keyboard.press('Escape');
  await host.guest().evaluate(COUNT_FRAMES);
  const { mouse } = page;
  await mouse.move(START.x, START.y);
  for (const [dx, dy] of DRAGS) {
    await mouse.move(START.x, START.y);
    await mouse.down();
    await mouse.move(START.x + dx, START.y + dy, { steps: STEPS });
    await mouse.up();
  }
  for (const [index, turn] of [WHEEL, WHEEL, -WHEEL].entries()) {
    await mouse.wheel(0, turn);
    await host.guest().waitForFunction((ended) => globalThis.zoomsEnded >= ended, index + 1);
  }
  return host.guest().evaluate(() => globalThis.frameTimes);
}
