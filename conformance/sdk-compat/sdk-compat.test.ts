// The compatibility entry keeps every name and rule of Invoicebox's own SDK, in happy-dom and in Chromium.
import { check, exactly, holds, type Row, reported } from '@invoicebox/test-kit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { checks } from './checks/index.js';
import { type InChromium, openInChromium } from './in-chromium.js';
import { playInHappyDom, playPeerInHappyDom } from './in-happy-dom.js';
import { peerChecks } from './peer.js';
import type { CheckResult } from './stage.js';
import { checkEveryMethod, checkTypes, TYPE_NAMES } from './types.js';

const toRow = (where: string, { name, fault }: CheckResult): Row =>
  holds(`${where}: ${name}`, fault === undefined, fault);

/** The peer's results are only reported, because it has another version of the protocol and promises less. */
const toPeerRow = (where: string, { name, fault }: CheckResult): Row =>
  reported(`peer in ${where}: ${name}`, fault === undefined ? 'agrees' : `differs: ${fault}`);

/** Removes the version, which only protocol 2 sends. Nothing else may differ. */
const withoutVersion = (messages: readonly string[]) => messages.map((text) => text.replace(',"version":2', ''));

describe('happy-dom', () => {
  test.for(checks)('$name', async (one, { task }) => check(task, toRow('happy-dom', await playInHappyDom(one))));

  test('the peer runs the same checks', async ({ task }) => {
    const results = await playPeerInHappyDom(peerChecks);
    check(task, ...results.map((result) => toPeerRow('happy-dom', result)));
  });
});

describe('Chromium', () => {
  let chromium: InChromium;

  beforeAll(async () => {
    chromium = await openInChromium();
  });
  afterAll(() => chromium?.close());

  test.for(checks.map(({ name }, index) => ({ name, index })))('$name', async ({ index }, { task }) =>
    check(task, toRow('Chromium', await chromium.playCheck('ours', index))),
  );

  test('the peer runs the same checks', async ({ task }) => {
    for (const index of peerChecks.keys()) check(task, toPeerRow('Chromium', await chromium.playCheck('peer', index)));
  });

  test('a mini-app that uses every method sends the same messages after the import is changed', async ({ task }) => {
    const peer = await chromium.runApp('/app-on-peer');
    const ours = await chromium.runApp('/app-on-ours');
    check(
      task,
      reported('messages of the mini-app that uses every method', peer.length),
      exactly('messages with the import changed', withoutVersion(ours).join(), peer.join()),
    );
  });

  test('the script build defines the global invoiceboxMinapp', async ({ task }) => {
    const messages = await chromium.runApp('/script-page');
    const actions = messages.map((text) => (JSON.parse(text) as { action: string }).action);
    check(task, exactly('messages of the script build', actions.join(), 'init,error,unavailable'));
  });
});

describe('types', () => {
  let results: ReadonlyMap<string, CheckResult>;

  beforeAll(() => {
    results = checkTypes();
  });

  test.for(TYPE_NAMES)('%s accepts valid values and rejects others', (name, { task }) =>
    check(task, toRow('type', results.get(name) ?? { name, fault: 'was not checked' })),
  );

  test.for(['@invoicebox/minapp-sdk', 'compat'] as const)(
    'the mini-app that uses every method compiles with those of %s',
    (sdk, { task }) => check(task, toRow('types of the mini-app that uses every method', checkEveryMethod(sdk))),
  );
});
