import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { build } from '../../scripts/lib/setup.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser. */
    chromium: string;
    /** Where the stacks keep their databases. */
    dataFolder: string;
  }
}

/** What the test files share: the build, the browser's program, and a folder that is removed after the last test. */
export default async function setUp(project: TestProject): Promise<() => void> {
  await build();
  project.provide('chromium', await ensureBrowser());
  const dataFolder = mkdtempSync(join(tmpdir(), 'invoicebox-e2e-'));
  project.provide('dataFolder', dataFolder);
  return () => rmSync(dataFolder, { recursive: true, force: true });
}
