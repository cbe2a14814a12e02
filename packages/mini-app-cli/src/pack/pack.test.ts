import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../app/open-folder.js';
import { carWashFiles, folderWith } from '../test-support/folder-with.js';
import { packMiniApp } from './pack.js';

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

describe('a packed mini-app', () => {
  it('starts without the folder that it comes from', async () => {
    const app = openFolder(folderWith(carWashFiles()));
    const { folder, packages } = await packMiniApp(app, folderWith({}));
    rmSync(app.folder, { recursive: true });
    expect(packages).toBe(1);
    const printed = execFileSync(process.execPath, [join(folder, 'dist/server/main.js')], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toMatchObject({ foam: 'white', data: '[1]', greeting: 'hello' });
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
      version: '1.2.3',
      dependencies: { foam: '1.0.4' },
    });
    for (const file of ['mini-app.json', 'dist/page/bays.html', '.dockerignore']) {
      expect(existsSync(join(folder, file)), file).toBe(true);
    }
    expect(existsSync(join(folder, 'data/import-bays.ts'))).toBe(false);
    expect(read(folder, '.env.example')).toMatch(/^INVOICEBOX_TOKEN=x$/m);
    expect(read(folder, '.env.example')).toContain('# The colour of the foam.\n# FOAM=white');
    expect(read(folder, 'Dockerfile')).toContain('EXPOSE 4705');
  });

  it('has files of its own instead of ours, by default in dist/pack', async () => {
    const app = openFolder(folderWith({ ...carWashFiles(), Dockerfile: 'FROM scratch\n' }));
    const { folder } = await packMiniApp(app);
    expect(folder).toBe(join(app.folder, 'dist/pack'));
    expect(read(folder, 'Dockerfile')).toBe('FROM scratch\n');
  });

  it('is not written to a folder with other files', async () => {
    const app = openFolder(folderWith(carWashFiles()));
    const other = folderWith({ 'letter.txt': '' });
    await expect(packMiniApp(app, other)).rejects.toThrow(`${other} is not empty`);
  });
});
