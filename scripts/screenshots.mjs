// `npm run screenshots`: writes pictures of every screen at 375 and 1280 px, light and dark, to .cache/screenshots or
// to the folder in SCREENSHOTS_DIR.
import { ensureBrowser } from './lib/browser.mjs';
import { bin, run } from './lib/run.mjs';
import { build, setUp } from './lib/setup.mjs';

async function takeScreenshots() {
  await setUp();
  const chromium = await ensureBrowser();
  await build();
  await run(bin('vitest'), ['run', '--config', 'e2e/screenshots.config.ts'], {
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
}

takeScreenshots().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
