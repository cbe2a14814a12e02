import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, type Row, reported } from '@invoicebox/test-kit/rows';
import { bundledSize } from '../../scripts/lib/bundled-size.mjs';

const HERE = join(import.meta.dirname, '..');
const UNIT = 'B brotli';

/** What a page loads of the peers to talk with its host, each as its own documentation imports it. */
const PEERS = [
  { name: '@invoicebox/minapp-sdk', names: '{ invoiceboxMinapp }' },
  { name: '@vkontakte/vk-bridge', names: '{ default }' },
  { name: 'penpal', names: '{ connect, WindowMessenger }' },
  { name: 'comlink', names: '{ wrap, expose, windowEndpoint }' },
  { name: 'post-me', names: '{ ChildHandshake, WindowMessenger }' },
] as const;

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(HERE, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Sizes of the guest and of its peers, bundled, minified and compressed in the same way. */
export async function measureSizes(): Promise<Row[]> {
  const own = await bundledSize('{ createMiniApp }', '@invoicebox/mini-app-sdk', HERE);
  const all = await bundledSize('*', '@invoicebox/mini-app-sdk', HERE);
  const rows = [atMost('size: createMiniApp', own, 2_500, UNIT), atMost('size: all of the entry', all, 4_000, UNIT)];
  for (const { name, names } of PEERS) {
    const size = await bundledSize(names, name, HERE);
    rows.push(reported(`size: ${name} ${versionOf(name)}`, size, UNIT));
    if (name === '@invoicebox/minapp-sdk') rows.push(atMost(`size: createMiniApp to ${name}`, own / size, 0.6, '×'));
  }
  return rows;
}
