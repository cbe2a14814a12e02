import type { MiniApp } from '@invoicebox/mini-app-sdk';
import { orderData } from '@invoicebox/mini-app-sdk/testing';
import {
  EMBEDDING_ID,
  type FakePageOptions,
  HOST_ORIGIN,
  hostMessage,
  PAGE_ORIGIN,
} from '../../packages/mini-app-sdk/src/test-support/fake-page.js';
import { holds, type Row } from '../../scripts/lib/suite.mjs';
import { type End, faultsOf, inPage, type Stage, thrownBy } from './scenario.js';

/** What a wait lasts by default, in milliseconds (docs/protocol.md, The handshake). */
const WAIT_MS = 15_000;
const EVIL = 'https://evil.example';

const errorOf = (end: End | undefined) => (end && 'error' in end ? end.error : undefined);
const isConnected = (end: End | undefined) => end !== undefined && 'data' in end;

function row(name: string, faults: readonly string[]): Row {
  return holds(name, faults.length === 0, faults.length === 0 ? 'holds' : faults.join('; '));
}

const unless = (holds: boolean, fault: string) => (holds ? [] : [fault]);

/** A wait that has to end at once. */
async function endsAtOnce(name: string, options: FakePageOptions, says: readonly string[]): Promise<Row> {
  return inPage(options, async ({ open, wait, advance }) => {
    const miniApp = open();
    const connecting = thrownBy(() => miniApp.connect());
    const end = wait(miniApp);
    await advance(0);
    return row(name, [
      ...faultsOf(errorOf(end.current()), 'NOT_EMBEDDED', says),
      ...unless(connecting === undefined, 'connect() throws'),
    ]);
  });
}

/** A wait that has to end with the code after 15 s, neither sooner nor later. */
async function endsInTime(
  name: string,
  code: string,
  says: readonly string[],
  play: (stage: Stage) => void,
): Promise<Row> {
  return inPage({}, async (stage) => {
    const miniApp = stage.open();
    const end = stage.wait(miniApp);
    play(stage);
    await stage.advance(WAIT_MS - 1);
    const early = end.current();
    await stage.advance(1);
    const error = errorOf(end.current());
    // The wait has failed, not the conversation: a host that comes to its senses still connects.
    stage.page.deliver(hostMessage('init', orderData()));
    const later = stage.wait(miniApp);
    await stage.advance(0);
    return row(name, [
      ...unless(early === undefined, 'it ended too early'),
      ...faultsOf(error, code, says),
      ...unless(isConnected(later.current()), 'a good init afterwards does not connect'),
    ]);
  });
}

function lateHost(): Promise<Row> {
  return inPage({}, async ({ page, open, wait, advance }) => {
    const miniApp = open();
    const end = wait(miniApp);
    await advance(14_000);
    const early = end.current();
    const attempts = page.posted.length;
    page.deliver(hostMessage('init', orderData()));
    await advance(0);
    const connected = isConnected(end.current());
    await advance(60_000);
    return row('a host late by 14 s connects, after 29 init', [
      ...unless(early === undefined, 'it ended before the host came'),
      ...unless(connected, 'it did not connect'),
      ...unless(attempts === 29, `${attempts} init were sent`),
      ...unless(page.posted.length === attempts, 'init goes on after the answer'),
    ]);
  });
}

/** The host's page starts over and answers as if for the first time. */
function hostStartsOver(): Promise<Row> {
  return inPage({}, async ({ page, open, wait, advance }) => {
    const miniApp = open();
    const end = wait(miniApp);
    page.deliver(hostMessage('init', orderData()));
    await advance(0);
    page.deliver(hostMessage('init', orderData({ userName: 'Борис' })));
    miniApp.height(1);
    return row('a host that starts over brings its new data', [
      ...unless(isConnected(end.current()), 'it did not connect'),
      ...unless(miniApp.initialData?.public.userName === 'Борис', 'the data are the old ones'),
    ]);
  });
}

/** Counts what an instance hears of one result. */
function countResults(miniApp: MiniApp): () => number {
  let heard = 0;
  miniApp.on('paymentResult', () => {
    heard += 1;
  });
  return () => heard;
}

/** A development build mounts an effect, cleans it up at once, and mounts it again. */
function strictMode(): Promise<Row> {
  return inPage({}, async ({ page, open, wait, advance }) => {
    const first = open();
    const firstEnd = wait(first);
    const firstHeard = countResults(first);
    first.dispose();
    const second = open();
    const secondEnd = wait(second);
    const secondHeard = countResults(second);
    const listening = page.listenerCount;
    page.deliver(hostMessage('init', orderData()));
    page.deliver(hostMessage('paymentResult', 'completed'));
    await advance(WAIT_MS);
    second.dispose();
    return row('StrictMode: the first mount ends with its clean-up, the second connects, nothing is heard twice', [
      ...faultsOf(errorOf(firstEnd.current()), 'DISCONNECTED', ['Disposed', 'createMiniApp()']),
      ...unless(isConnected(secondEnd.current()), 'the second mount did not connect'),
      ...unless(firstHeard() === 0 && secondHeard() === 1, `heard ${firstHeard()} and ${secondHeard()} times`),
      ...unless(listening > 0 && page.listenerCount === 0, `${page.listenerCount} listeners are left`),
      ...unless(page.posted.length === 2, `${page.posted.length} init for two mounts`),
    ]);
  });
}

/** A module is replaced while the page runs: the old instance is disposed, the new one finds a host that has answered. */
function hotReload(): Promise<Row> {
  return inPage({}, async ({ page, open, wait, advance }) => {
    const before = open();
    wait(before);
    page.deliver(hostMessage('init', orderData()));
    await advance(0);
    before.dispose();
    const after = open();
    const end = wait(after);
    const heard = countResults(after);
    page.deliver(hostMessage('init', orderData({ locale: 'en' })));
    page.deliver(hostMessage('paymentResult', 'hold'));
    await advance(0);
    return row('hot reload: the new instance connects at once, the old one says what to do', [
      ...unless(isConnected(end.current()), 'the new instance did not connect'),
      ...unless(after.initialData?.public.locale === 'en', 'the new instance has old data'),
      ...unless(heard() === 1, `a result was heard ${heard()} times`),
      ...faultsOf(
        thrownBy(() => before.height(1)),
        'DISCONNECTED',
        ['Disposed', 'createMiniApp()'],
      ),
    ]);
  });
}

function tooEarly(): Promise<Row> {
  return inPage({}, async ({ open, page }) => {
    const miniApp = open();
    miniApp.connect();
    const error = thrownBy(() => miniApp.checkout('https://pay.example/1'));
    return row('a message before the host has answered is not sent, and says what to wait for', [
      ...faultsOf(error, 'NOT_CONNECTED', ['checkout', "before the host's init", 'await ready()']),
      ...unless(page.posted.length === 1, 'something was sent'),
    ]);
  });
}

function ownPayload(): Promise<Row> {
  return inPage({}, async ({ open, page, wait, advance }) => {
    const miniApp = open();
    wait(miniApp);
    page.deliver(hostMessage('init', orderData()));
    await advance(0);
    return row('an argument that breaks the protocol is not sent, and names its place', [
      ...faultsOf(
        thrownBy(() => miniApp.height(Number.NaN)),
        'BAD_PAYLOAD',
        ['height', 'data should be number'],
      ),
      ...faultsOf(
        thrownBy(() => miniApp.height(-1)),
        'BAD_PAYLOAD',
        ['height', 'number >= 0'],
      ),
      ...unless(page.posted.length === 1, 'something was sent'),
    ]);
  });
}

function wrongOption(): Promise<Row> {
  return inPage({}, async ({ open, wait, advance }) => {
    const end = wait(open({ hostOrigin: 'pay.example' }));
    await advance(0);
    return row('a hostOrigin that is no origin is told at once', [
      ...faultsOf(errorOf(end.current()), 'INVALID_OPTION', ['hostOrigin', 'pay.example']),
    ]);
  });
}

const brokenInit = hostMessage('init', { ...orderData(), public: { ...orderData().public, locale: 5 } });

/** Every end that needs no browser engine, one row each. */
export async function rowsInProcess(): Promise<Row[]> {
  // The guest's warnings of wrong origins are part of what it does; here they would only be noise.
  const { warn } = console;
  console.warn = () => {};
  try {
    return [
      await endsAtOnce('outside a host: NOT_EMBEDDED at once', { topLevel: true }, [
        'No host',
        'open it in Invoicebox',
      ]),
      await endsAtOnce('a URL without id: NOT_EMBEDDED at once', { url: `${PAGE_ORIGIN}/` }, [
        '"id" in the URL',
        'open it',
      ]),
      await endsInTime(
        'a silent host: HOST_SILENT after 15 s',
        'HOST_SILENT',
        ['No host answered in 15000 ms', 'Call ready() again', 'host_silent'],
        () => {},
      ),
      await endsInTime('noise of strangers: HOST_SILENT after 15 s', 'HOST_SILENT', ['15000 ms'], ({ page }) => {
        page.deliver({ ...hostMessage('init', orderData()), id: 'another' });
        page.deliver(hostMessage('init', orderData()), { source: {} });
      }),
      await endsInTime(
        'a wrong origin: ORIGIN_MISMATCH after 15 s',
        'ORIGIN_MISMATCH',
        [EVIL, HOST_ORIGIN, 'Set hostOrigin'],
        ({ page }) => page.deliver(hostMessage('init', orderData()), { origin: EVIL }),
      ),
      await endsInTime(
        'a wrong payload: BAD_PAYLOAD after 15 s',
        'BAD_PAYLOAD',
        ["host's init", 'data.public.locale should be string'],
        ({ page }) => page.deliver(brokenInit),
      ),
      await endsInTime(
        'a later protocol: VERSION_UNSUPPORTED after 15 s',
        'VERSION_UNSUPPORTED',
        ['protocol is 3, not 2', 'Update the SDK'],
        ({ page }) => page.deliver({ id: EMBEDDING_ID, action: 'init', version: 3, data: {} }),
      ),
      await lateHost(),
      await hostStartsOver(),
      await strictMode(),
      await hotReload(),
      await tooEarly(),
      await ownPayload(),
      await wrongOption(),
    ];
  } finally {
    console.warn = warn;
  }
}
