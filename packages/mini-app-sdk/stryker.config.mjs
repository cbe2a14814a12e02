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
    'src/guest/{page-transport,host-origin,evidence,create-mini-app}.ts',
    'src/host/{decide,url-policy,frame-session,token-bucket,frame-height,options}.ts',
    'src/protocol/rules.ts',
  ],
  // The sandbox stands outside of the workspace, whose settings the package extends.
  inPlace: false,
  tempDirName: '../../.cache/stryker',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '../../.cache/mutation.json' },
  thresholds: { high: 90, low: 80, break: 80 },
};
