// Each name and rule of the compatibility entry, in happy-dom and in Chromium, beside the SDK that it stands for.
import { check, exactly, holds, type Row, reported } from '@invoicebox/test-kit';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { checks } from './checks/index.js';
import { type InChromium, openInChromium } from './in-chromium.js';
import { playInHappyDom, playPeerInHappyDom } from './in-happy-dom.js';
import { peerChecks } from './peer.js';
import type { Verdict } from './stage.js';
import { checkEveryMethod, checkTypes, TYPE_NAMES } from './types.js';

const toRow = (where: string, { name, fault }: Verdict): Row => holds(`${where}: ${name}`, fault === undefined, fault);

/** The peer's results are only reported: it has another version of the protocol and promises less. */
const toPeerRow = (where: string, { name, fault }: Verdict): Row =>
  reported(`peer in ${where}: ${name}`, fault === undefined ? 'agrees' : `differs: ${fault}`);

/** Protocol 2 says its version, protocol 1 has none; nothing else may differ. */
const withoutVersion = (messages: readonly string[]) => messages.map((text) => text.replace(',"version":2', ''));

describe('happy-dom', () => {
  test.for(checks)('$name', async (one, { task }) => check(task, toRow('happy-dom', await playInHappyDom(one))));

  test('the peer is asked the same', async ({ task }) => {
    const verdicts = await playPeerInHappyDom(peerChecks);
    check(task, ...verdicts.map((verdict) => toPeerRow('happy-dom', verdict)));
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

  test('the peer is asked the same', async ({ task }) => {
    for (const index of peerChecks.keys()) check(task, toPeerRow('Chromium', await chromium.playCheck('peer', index)));
  });

  test('the host hears the same of the mini-app on every method, the import changed', async ({ task }) => {
    const peer = await chromium.runApp('/app-on-peer');
    const ours = await chromium.runApp('/app-on-ours');
    check(
      task,
      reported('messages of the mini-app on every method', peer.length),
      exactly('what the host hears with the import changed', withoutVersion(ours).join(), peer.join()),
    );
  });

  test('the script build has the global invoiceboxMinapp', async ({ task }) => {
    const messages = await chromium.runApp('/script-page');
    const actions = messages.map((text) => (JSON.parse(text) as { action: string }).action);
    check(task, exactly('what the script build says', actions.join(), 'init,error,unavailable'));
  });
});

describe('types', () => {
  let verdicts: ReadonlyMap<string, Verdict>;

  beforeAll(() => {
    verdicts = checkTypes();
  });

  test.for(TYPE_NAMES)('%s takes what it has to and refuses the rest', (name, { task }) =>
    check(task, toRow('type', verdicts.get(name) ?? { name, fault: 'was not checked' })),
  );

  test.for(['@invoicebox/minapp-sdk', 'compat'] as const)(
    'the mini-app on every method has those of %s',
    (sdk, { task }) => check(task, toRow('types of the mini-app on every method', checkEveryMethod(sdk))),
  );
});
