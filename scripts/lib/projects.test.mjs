import { describe, expect, it } from 'vitest';
import { appProjects, filesOfProjects } from './projects.mjs';

describe('the projects of the repository', () => {
  it('are found by a file, at the top and in packages, apps and tools', () => {
    const found = filesOfProjects('tsconfig.test.json');
    for (const folder of ['packages/merchant-server', 'apps/host-simulator', 'tools/test-kit', 'e2e']) {
      expect(found).toContain(`${folder}/tsconfig.test.json`);
    }
  });

  it('have an app’s server and pages, each with its types', () => {
    expect(appProjects()).toEqual(
      expect.arrayContaining(['apps/gas-station/server/tsconfig.json', 'apps/gas-station/page/tsconfig.json']),
    );
  });
});
