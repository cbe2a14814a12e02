import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../test-support/folder-with.js';
import { serverPackages } from './server-packages.js';

const json = (name: string, version: string, needs: Record<string, unknown> = {}) => ({ name, version, ...needs });

/** Version of each package by its place. */
function placesOf(folder: string, names: string[]): Record<string, string> {
  return Object.fromEntries(serverPackages(folder, names).map(({ to, manifest }) => [to, manifest.version]));
}

describe('the packages of a server', () => {
  it('are those that it imports with all that they need, several versions included', () => {
    const folder = folderWith({
      'node_modules/a/package.json': json('a', '1.0.0', { dependencies: { shared: '2', c: '1' } }),
      'node_modules/a/node_modules/shared/package.json': json('shared', '2.0.0', { dependencies: { c: '1' } }),
      'node_modules/b/package.json': json('b', '1.0.0', { dependencies: { shared: '1', '@types/node': '*' } }),
      'node_modules/shared/package.json': json('shared', '1.0.0'),
      'node_modules/c/package.json': json('c', '1.0.0'),
      'node_modules/unused/package.json': json('unused', '1.0.0'),
    });
    expect(placesOf(folder, ['b', 'a'])).toEqual({
      'node_modules/b': '1.0.0',
      'node_modules/a': '1.0.0',
      'node_modules/shared': '1.0.0',
      'node_modules/a/node_modules/shared': '2.0.0',
      'node_modules/c': '1.0.0',
    });
  });

  it('are found behind the links of pnpm', () => {
    const folder = folderWith({
      'node_modules/.pnpm/a@1/node_modules/@scope/a/package.json': json('@scope/a', '1.0.0', {
        dependencies: { b: '1' },
      }),
      'node_modules/.pnpm/b@1/node_modules/b/package.json': json('b', '1.0.0'),
    });
    const link = (target: string, path: string) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      symlinkSync(join(folder, target), join(folder, path), 'junction');
    };
    link('node_modules/.pnpm/a@1/node_modules/@scope/a', 'node_modules/@scope/a');
    link('node_modules/.pnpm/b@1/node_modules/b', 'node_modules/.pnpm/a@1/node_modules/b');
    expect(placesOf(folder, ['@scope/a'])).toEqual({ 'node_modules/@scope/a': '1.0.0', 'node_modules/b': '1.0.0' });
  });

  it('are without optional ones that are not installed; a required one is named', () => {
    const needs = {
      optionalDependencies: { native: '1' },
      peerDependencies: { peer: '1', ui: '1' },
      peerDependenciesMeta: { ui: { optional: true } },
    };
    const installed = folderWith({
      'node_modules/a/package.json': json('a', '1.0.0', needs),
      'node_modules/peer/package.json': json('peer', '1.0.0'),
    });
    expect(placesOf(installed, ['a'])).toEqual({ 'node_modules/a': '1.0.0', 'node_modules/peer': '1.0.0' });
    const broken = folderWith({ 'node_modules/a/package.json': json('a', '1.0.0', { dependencies: { b: '1' } }) });
    expect(() => serverPackages(broken, ['a'])).toThrow(/b is not installed for .*a: run «npm install»/);
  });
});
