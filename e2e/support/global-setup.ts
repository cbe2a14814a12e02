import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { BROWSER_FLAGS, ensureHeadlessShell } from '../../scripts/lib/browser.mjs';
import { build } from '../../scripts/lib/setup.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser is controlled. */
    browser: string;
    /** Where the stacks keep their databases. */
    dataFolder: string;
  }
}

/** What the test files share: the build, the browser, and a folder that is removed after the last test. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await build();
  const browser = await chromium.launchServer({
    executablePath: await ensureHeadlessShell(),
    args: BROWSER_FLAGS,
    host: '127.0.0.1',
  });
  project.provide('browser', browser.wsEndpoint());
  const dataFolder = mkdtempSync(join(tmpdir(), 'invoicebox-e2e-'));
  project.provide('dataFolder', dataFolder);
  return async () => {
    await browser.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
