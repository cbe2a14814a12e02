import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The widths of a phone and of a desk in CSS pixels, each in both themes. */
export const LOOKS = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** One of {@link LOOKS}. */
export type Look = (typeof LOOKS)[number];

/** Where the pictures go: `.cache/screenshots`, or the folder in `SCREENSHOTS_DIR`. */
export const screenshotFolder = process.env.SCREENSHOTS_DIR || join(import.meta.dirname, '../../.cache/screenshots');

/** Options of a page that is to be photographed. */
export function contextOf({ width, colorScheme }: Look) {
  const viewport = { width, height: width === 375 ? 760 : 800 };
  return { viewport, colorScheme, reducedMotion: 'reduce' as const };
}

/** A camera for several pages of one look that notes what it has taken, for a sheet. */
export function notingCamera(look: Look): { taken: string[]; of: (page: Page) => (screen: string) => Promise<void> } {
  const taken: string[] = [];
  return {
    taken,
    of(page) {
      const shoot = camera(page, look);
      return async (screen) => {
        await shoot(screen);
        taken.push(screen);
      };
    },
  };
}

/** Takes pictures of one page, named after screen, width and theme. */
export function camera(page: Page, { width, colorScheme }: Look): (screen: string) => Promise<void> {
  mkdirSync(screenshotFolder, { recursive: true });
  return async (screen) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({
      path: join(screenshotFolder, `${screen}-${width}-${colorScheme}.png`),
      animations: 'disabled',
    });
  };
}
