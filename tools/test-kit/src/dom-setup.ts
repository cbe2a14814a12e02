import { afterEach } from 'vitest';

// Server tests have no DOM and do not need the library.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/preact');
  // As in defaults.mjs, the timeout only ends hung tests.
  configure({ asyncUtilTimeout: 60_000 });
  afterEach(cleanup);
}
