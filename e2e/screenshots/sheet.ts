import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '../support/browser.js';
import { type Look, screenshotFolder } from './camera.js';

/** How wide a picture is on a sheet, CSS pixels: a phone's stays legible, a desk's shows the layout. */
const PICTURE_WIDTH: Readonly<Record<number, number>> = { 375: 240, 1280: 384 };
/** Pictures in a row, by the same widths. */
const COLUMNS: Readonly<Record<number, number>> = { 375: 7, 1280: 4 };
const GAP = 8;

/**
 * Puts the pictures of many screens on one sheet, small enough for the documentation.
 *
 * @param name of the sheet's file.
 * @param screens names that the camera has taken in this look, in order.
 */
export async function makeSheet(name: string, screens: readonly string[], { width, colorScheme }: Look): Promise<void> {
  const [picture, columns] = [PICTURE_WIDTH[width] ?? width, COLUMNS[width] ?? 1];
  const page = await openPage({ viewport: { width: columns * (picture + GAP) + GAP, height: 600 } });
  const pictures = screens.map((screen) => {
    const png = readFileSync(join(screenshotFolder, `${screen}-${width}-${colorScheme}.png`));
    return `<img width="${picture}" src="data:image/png;base64,${png.toString('base64')}">`;
  });
  const look = `margin:0;padding:${GAP}px;display:flex;flex-wrap:wrap;gap:${GAP}px;background:#9aa3aa`;
  await page.setContent(`<body style="${look}">${pictures.join('')}</body>`);
  await page.screenshot({
    path: join(screenshotFolder, `${name}-${width}-${colorScheme}.jpg`),
    type: 'jpeg',
    quality: 72,
    fullPage: true,
  });
}
