import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pages } from './pages.js';

/** A built page with one script. */
function builtPage() {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  return pages(folder);
}

describe('a built page', () => {
  it.each(['/', '/stations/7', '/payment/success?order=1'])('is served at %s', async (path) => {
    const response = await builtPage().request(path);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>Page</title>');
  });

  it('has its files kept by the browser for good', async () => {
    const response = await builtPage().request('/assets/main-1a2b.js');
    expect(response.headers.get('Content-Type')).toContain('javascript');
    expect(response.headers.get('Cache-Control')).toContain('immutable');
  });

  it.each(['/assets/gone.js', '/favicon.ico', '/../package.json'])(
    'is not served in place of the file %s',
    async (path) => {
      expect((await builtPage().request(path)).status).toBe(404);
    },
  );
});
