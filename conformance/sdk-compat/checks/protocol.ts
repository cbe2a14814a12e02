import * as protocol from '@invoicebox/mini-app-sdk/compat/protocol';
import { type Check, same } from '../stage.js';

const GUEST_ACTIONS = ['init', 'height', 'done', 'checkout', 'link', 'error', 'unavailable'];
const HOST_ACTIONS = ['init', 'paymentResult', 'updateData'];

/** Values that are not a message of either direction. */
const OTHERS: readonly unknown[] = [
  null,
  undefined,
  'init',
  1,
  [],
  {},
  { action: 'init' },
  { id: 1, action: 'init' },
  { id: '', action: 'toString' },
  { id: '', action: null },
];

const NAMES = [
  'PROTOCOL_VERSION',
  'PROTOCOL_FEATURES',
  'isFeatureSupported',
  'getChildProtocolVersion',
  'isChildToParentMessage',
  'isParentToChildMessage',
] as const;

/** Checks that a type guard accepts exactly the objects with a string `id` and an action of its direction. */
function typeGuardCheck(
  name: string,
  test: (value: unknown) => boolean,
  own: readonly string[],
  foreign: readonly string[],
) {
  return {
    name: `${name}: requires a string id and an action of its direction, accepts any data`,
    async run() {
      const strange = foreign.filter((action) => !own.includes(action));
      const messages = (actions: readonly string[]) =>
        actions.flatMap((action) => [
          { id: '', action },
          { id: 'a', action, data: { any: 1 } },
        ]);
      same(
        messages(own).map(test),
        messages(own).map(() => true),
        'its own',
      );
      same([...messages(strange), ...OTHERS].some(test), false, 'others');
    },
  } satisfies Check;
}

/** Checks of the sub-entry `protocol`. */
export const protocolChecks: readonly Check[] = [
  ...NAMES.map(
    (name): Check => ({
      name: `${name} is the same in the sub-entry and in the main entry`,
      async run({ sdk }) {
        same([Reflect.get(sdk, name) === Reflect.get(protocol, name), Reflect.has(protocol, name)], [true, true]);
      },
    }),
  ),
  {
    name: 'PROTOCOL_VERSION is 2',
    run: async () => same(protocol.PROTOCOL_VERSION, 2),
  },
  {
    name: 'PROTOCOL_FEATURES is { updateData: 2 }',
    run: async () => same(protocol.PROTOCOL_FEATURES, { updateData: 2 }),
  },
  {
    name: 'isFeatureSupported(feature, version)',
    run: async () =>
      same(
        [0, 1, 2, 3].map((version) => protocol.isFeatureSupported('updateData', version)),
        [false, false, true, true],
      ),
  },
  {
    name: 'getChildProtocolVersion(init) is 1 without a version',
    run: async () =>
      same([{}, { version: 1 }, { version: 2 }, { version: 3 }].map(protocol.getChildProtocolVersion), [1, 1, 2, 3]),
  },
  typeGuardCheck('isChildToParentMessage(value)', protocol.isChildToParentMessage, GUEST_ACTIONS, HOST_ACTIONS),
  typeGuardCheck('isParentToChildMessage(value)', protocol.isParentToChildMessage, HOST_ACTIONS, GUEST_ACTIONS),
];
