import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFiles, requireBuilt } from '../app/built.js';
import { openFolder } from '../app/open-folder.js';
import { carWashFiles, folderWith } from '../test-support/folder-with.js';
import { buildMiniApp } from './build.js';

describe('a build', () => {
  it('writes pages and a server that finds its data', async () => {
    const app = openFolder(folderWith(carWashFiles()));
    expect(() => requireBuilt(app)).toThrow(`Run «mini-app build ${app.folder}» first`);
    expect(await buildMiniApp(app)).toEqual({ serverPackages: ['foam'] });
    expect(missingFiles(app)).toEqual([]);
    expect(readdirSync(join(app.folder, 'dist/page')).sort()).toEqual([
      'assets',
      'bays.html',
      'index.html',
      'till.html',
    ]);
    const till = readFileSync(join(app.folder, 'dist/page/till.html'), 'utf8');
    expect(till).toMatch(/<meta charset="utf-8">.*src="\/assets\/till-[\w-]+\.js"/s);
    const printed = execFileSync(process.execPath, [join(app.folder, 'dist/server/main.js')], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toMatchObject({ foam: 'white', data: '[1]', greeting: 'hello' });
  });

  it('uses the vite.config of the mini-app', async () => {
    const config =
      "export default { plugins: [{ name: 'own', generateBundle() { this.emitFile({ type: 'asset', fileName: 'own.txt', source: '' }); } }], build: { outDir: 'dist/page', rolldownOptions: { input: 'page/index.html' } } };";
    const { folder } = openFolder(folderWith({ ...carWashFiles(), 'vite.config.mjs': config }));
    await buildMiniApp(openFolder(folder));
    expect(readdirSync(join(folder, 'dist/page'))).toContain('own.txt');
  });

  it('names the source that is missing', async () => {
    const app = openFolder(folderWith(carWashFiles()));
    rmSync(join(app.folder, 'till'), { recursive: true });
    await expect(buildMiniApp(app)).rejects.toThrow(`${app.folder} has no till/index.html`);
  });
});
