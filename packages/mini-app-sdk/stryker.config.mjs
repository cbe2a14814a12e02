/**
 * Mutation tests of the checks that the security of a payment page rests on: `npx stryker run` in this folder. Not part
 * of `npm test`, because a run takes many minutes.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: [
    'src/guest/{page-transport,host-origin,diagnostics,create-mini-app}.ts',
    'src/host/{decide,url-policy,frame-session,token-bucket,frame-height,options}.ts',
    'src/protocol/rules.ts',
  ],
  ignorePatterns: ['dist', 'examples'],
  // The copy has to stand as deep in the repository as the package, whose settings extend those of the repository.
  tempDirName: '../../.cache',
  // Stryker would rewrite the settings with the API of an older TypeScript than ours.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '../../.cache/mutation.json' },
  thresholds: { high: 90, low: 80, break: 80 },
};
