// `npm run lint`: lint and format (Biome), boundaries (scripts/structure.mjs), dead files and exports (knip).
import { lint } from './lib/lint.mjs';
import { setUp } from './lib/setup.mjs';

setUp()
  .then(() => lint())
  .catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
