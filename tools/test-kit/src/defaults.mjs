const [major = 0] = process.versions.node.split('.').map(Number);

/** Settings of all Vitest projects. */
export const TEST_DEFAULTS = {
  // Timeouts only end hung tests: tests wait for conditions, and the machine may be busy.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
  // Node 25 and newer have a global `localStorage`, which hides the one of the tests' DOM.
  execArgv: major >= 25 ? ['--no-experimental-webstorage'] : [],
};
