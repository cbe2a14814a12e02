import { afterEach } from 'vitest';

// Tests of servers have no DOM, and need not wait for the library to load.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/preact');
  // Limits as in defaults.mjs: they only end what hangs.
  configure({ asyncUtilTimeout: 60_000 });
  afterEach(cleanup);
}
