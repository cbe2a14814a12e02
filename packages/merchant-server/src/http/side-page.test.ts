import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PageError } from '../core/page-error.js';
import { ownPageOnly } from './own-page-only.js';
import { sidePage } from './side-page.js';

function built(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standalone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'pumps.html'), '<title>pumps</title>');
  return folder;
}

describe('a page of its own', () => {
  it('is served at its address and below, in nobody’s frame', async () => {
    const page = sidePage(built(), 'pumps', true);
    for (const path of ['/pumps', '/pumps/1']) {
      const response = await page.request(path);
      expect(await response.text()).toContain('pumps');
      expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    }
    expect((await page.request('/pumps.html')).status).toBe(404);
  });

  it('is not there where it is not in use, built or not', async () => {
    const page = sidePage('/nowhere', 'pumps', false);
    for (const path of ['/pumps', '/pumps/1', '/pumps.html']) expect((await page.request(path)).status).toBe(404);
    expect(() => sidePage('/nowhere', 'pumps', true)).toThrow('pumps.html');
  });

  it('has an API that no other page changes anything by', async () => {
    const api = new Hono().use(ownPageOnly('https://fuel.example')).post('/', (context) => context.text('done'));
    api.onError((error, context) => context.text(error instanceof PageError ? error.code : '', 403));
    const post = async (headers: Record<string, string>) =>
      (await api.request('/', { method: 'POST', headers })).text();
    expect(await post({ Origin: 'https://fuel.example' })).toBe('done');
    expect(await post({ Origin: 'https://fuel.example:8443' })).toBe('foreign_origin');
    expect(await post({})).toBe('foreign_origin');
  });
});
