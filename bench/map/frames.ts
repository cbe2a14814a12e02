import type { SlowHost } from '../gas-station/stage.js';

declare global {
  /** Times between frames, milliseconds, since they are counted. */
  var frameTimes: number[];
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
/** A zoom is animated for a quarter of a second. */
const ZOOM_MS = 700;

/** As text: what compiles this file puts helpers into functions that a page does not have. */
const COUNT_FRAMES = `globalThis.frameTimes = [];
let last = performance.now();
const count = (now) => {
  frameTimes.push(now - last);
  last = now;
  requestAnimationFrame(count);
};
requestAnimationFrame(count);`;

/** Times between frames of a map that is dragged and zoomed by real input, milliseconds. */
export async function framesWhileMoving(host: SlowHost, url: string, selector: string): Promise<number[]> {
  const { page } = host;
  await host.open(url, selector);
  // The land under the stations is drawn, and a sheet that a press has opened is closed.
  await host.guest().waitForSelector('.gs-land', { state: 'attached' });
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
  for (const turn of [WHEEL, WHEEL, -WHEEL]) {
    await mouse.wheel(0, turn);
    await page.waitForTimeout(ZOOM_MS);
  }
  return host.guest().evaluate(() => globalThis.frameTimes);
}
