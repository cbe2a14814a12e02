import { exactly, holds, type Row, reported, suite } from '../../scripts/lib/suite.mjs';
import { playInChromium } from './in-chromium.js';
import { playInHappyDom } from './in-happy-dom.js';
import type { Verdict } from './stage.js';
import { checkEveryMethod, checkTypes } from './types.js';

const toRow =
  (where: string) =>
  ({ name, fault }: Verdict): Row =>
    holds(`${where}: ${name}`, fault === undefined, fault);

/** The peer is looked at, not judged: it has another version of the protocol and promises less. */
const toPeerRow =
  (where: string) =>
  ({ name, fault }: Verdict): Row =>
    reported(`peer in ${where}: ${name}`, fault === undefined ? 'agrees' : `differs: ${fault}`);

/** Protocol 2 says its version, protocol 1 has none; nothing else may differ. */
const withoutVersion = (messages: readonly string[]) => messages.map((text) => text.replace(',"version":2', ''));

const SCRIPT_BUILD_SAYS = ['init', 'error', 'unavailable'];

export default suite({
  summary:
    'Each name and rule of the compatibility entry, in happy-dom and in Chromium, beside the SDK that it stands for.',
  async run({ small }) {
    const dom = await playInHappyDom();
    const chromium = await playInChromium(small);
    const { everyMethod, scriptBuild } = chromium;
    const actions = scriptBuild.map((text) => (JSON.parse(text) as { action: string }).action);
    return [
      ...dom.ours.map(toRow('happy-dom')),
      ...chromium.ours.map(toRow('Chromium')),
      ...checkTypes().map(toRow('type')),
      toRow('types of the mini-app on every method, as written for')(checkEveryMethod('@invoicebox/minapp-sdk')),
      toRow('types of the mini-app on every method, the import changed to')(checkEveryMethod('compat')),
      holds(
        `Chromium: the host hears the same ${everyMethod.peer.length} messages of the mini-app on every method, the import changed`,
        withoutVersion(everyMethod.ours).join() === everyMethod.peer.join(),
      ),
      exactly('Chromium: the script build has the global invoiceboxMinapp', actions.join(), SCRIPT_BUILD_SAYS.join()),
      ...dom.peer.map(toPeerRow('happy-dom')),
      ...chromium.peer.map(toPeerRow('Chromium')),
    ];
  },
});
