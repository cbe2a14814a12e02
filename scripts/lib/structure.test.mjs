import { describe, expect, it } from 'vitest';
import { readImports } from './module-graph.mjs';
import { folderCycles, wrongDirections } from './structure.mjs';

describe('the boundaries', () => {
  it('hold in this repository, whose imports are found', () => {
    const imports = readImports();
    expect(imports.length).toBeGreaterThan(1_000);
    expect(imports).toContainEqual({
      from: 'apps/gas-station/server/main.ts',
      to: 'packages/merchant-server/src/index.ts',
    });
    expect([...wrongDirections(imports), ...folderCycles(imports)]).toEqual([]);
  });

  it.each([
    ['packages/merchant-server/src/server.ts', 'apps/gas-station/server/main.ts', 'a package never imports an app'],
    ['apps/gas-station/server/main.ts', 'apps/business-lounge/server/main.ts', 'apps never import each other'],
    ['apps/gas-station/page/main.tsx', 'apps/gas-station/server/main.ts', 'a page never imports a server'],
    ['apps/new-app/server/main.ts', 'apps/new-app/page/main.tsx', 'a server never imports a page'],
    ['apps/new-app/server/main.ts', 'apps/new-app/pumps/page/main.tsx', 'a server never imports a page'],
    ['apps/new-app/pumps/page/main.tsx', 'node:fs', 'a page never imports a server'],
    ['packages/mini-app-cli/src/run/dev.ts', 'packages/merchant-server/src/index.ts', 'knows the manifest alone'],
    ['apps/host-simulator/server/app.ts', 'packages/merchant-server/src/index.ts', 'on the wire alone'],
    [
      'packages/mini-app-sdk/src/guest/page.ts',
      'packages/mini-app-sdk/src/host/frame.ts',
      'the guest never imports the host',
    ],
    ['packages/mini-app-sdk/src/guest/page.ts', 'zod', 'no dependencies at run time'],
    ['packages/mini-app-ui/src/index.ts', 'packages/mini-app-kit/src/index.ts', 'the UI kit knows no server'],
    ['packages/merchant-server/src/server.ts', 'preact', 'Node only'],
    ['packages/merchant-server/src/page-api/order.ts', 'packages/merchant-server/src/server.ts', 'on nothing else'],
    ['packages/mini-app-kit/src/index.ts', 'packages/merchant-server/src/index.ts', "types of its page's API alone"],
    ['packages/mini-app-kit/src/client/index.ts', 'node:fs', 'runs in browsers'],
    ['packages/mini-app-kit/src/client/index.ts', 'preact/hooks', 'needs no framework'],
    ['packages/mini-app-kit/src/search/index.ts', 'preact/hooks', 'needs no page'],
    ['apps/new-app/server/main.ts', 'packages/mini-app-kit/src/index.ts', 'parts of the kit that need no page'],
    ['packages/mini-app-kit/src/find/locate.ts', 'leaflet', 'with a map only'],
  ])('refuse that %s imports %s', (from, to, why) => {
    expect(wrongDirections([{ from, to }])).toEqual([expect.stringContaining(why)]);
  });
});

describe('folder cycles', () => {
  const edge = (/** @type {string} */ from, /** @type {string} */ to) => ({ from: `p/src/${from}`, to: `p/src/${to}` });

  it('are found between siblings at any level, over several steps', () => {
    const imports = [
      edge('a/x.ts', 'b/y.ts'),
      edge('b/y.ts', 'c/d/z.ts'),
      edge('c/z.ts', 'a/x.ts'),
      edge('e/x.ts', 'a/x.ts'),
    ];
    expect(folderCycles(imports)).toEqual([expect.stringContaining('p/src/a, p/src/b, p/src/c form a cycle')]);
    expect(folderCycles([edge('a/b/x.ts', 'a/c/y.ts'), edge('a/c/y.ts', 'a/b/x.ts')])).toHaveLength(1);
  });

  it('are none between a folder and what it contains', () => {
    expect(folderCycles([edge('a/x.ts', 'a/b/y.ts'), edge('a/b/y.ts', 'a/x.ts')])).toEqual([]);
  });
});
