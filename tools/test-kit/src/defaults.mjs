const [major = 0] = process.versions.node.split('.').map(Number);

/** Settings of all vitest projects. */
export const TEST_DEFAULTS = {
  // The limits only end what hangs: tests wait for conditions, and a busy machine takes its time.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
  // From Node 25 on there is a global `localStorage` that hides the one of the tests' DOM.
  execArgv: major >= 25 ? ['--no-experimental-webstorage'] : [],
};
