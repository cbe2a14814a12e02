// `npm run reference`: writes the API reference of the SDK as HTML to .cache/reference.
import { join } from 'node:path';
import { writeReference } from './lib/reference.mjs';
import { root } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

setUp()
  .then(writeReference)
  .then(() => console.log(`Open ${join(root, '.cache/reference/index.html')}`))
  .catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
