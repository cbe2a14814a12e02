import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { expectAccessible } from './axe.js';
import { openPage } from './browser.js';
import { PHONE } from './driver.js';
import { SCREENS } from './fuel-screens.js';
import { OUTCOMES, showOutcome } from './outcomes.js';
import { useStack } from './stack.js';
import { freshPump } from './stations.js';

/**
 * Runs axe on every screen of the gas station in one language and both themes. All screens share one page: separate
 * pages take twice as long.
 *
 * @param locale the browser's language: there is no host around.
 */
export function describeAccessibility(locale: 'ru-RU' | 'en-GB'): void {
  useStack(['host-simulator', 'gas-station']);

  describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme on', (colorScheme) => {
    const open = (): Promise<Page> => openPage({ ...PHONE, locale, colorScheme, reducedMotion: 'reduce' });

    it('every screen on the way to an order', async () => {
      const [page, pump] = [await open(), await freshPump()];
      for (const screen of SCREENS) {
        await screen.open(page, pump);
        await expectAccessible(page, screen.name);
      }
    });

    it('every outcome of an order', async () => {
      const page = await open();
      for (const outcome of OUTCOMES) {
        await showOutcome(page, outcome);
        await expectAccessible(page, outcome);
      }
    });
  });
}
