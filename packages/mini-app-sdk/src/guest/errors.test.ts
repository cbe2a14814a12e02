import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, type FakePageOptions, HOST_ORIGIN, hostMessage, PAGE_ORIGIN } from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { createMiniApp, MiniAppError, type MiniAppErrorCode, type MiniAppOptions } from './index.js';

/** Every code, which the compiler keeps complete. */
const codes: Record<MiniAppErrorCode, true> = {
  NOT_EMBEDDED: true,
  HOST_SILENT: true,
  ORIGIN_MISMATCH: true,
  BAD_PAYLOAD: true,
  VERSION_UNSUPPORTED: true,
  NOT_CONNECTED: true,
  DISCONNECTED: true,
  INVALID_OPTION: true,
};

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

describe.each(Object.keys(codes) as MiniAppErrorCode[])('the error %s', (code) => {
  const error = new MiniAppError(code, 'It happened.');

  it('leads to its section', () => {
    expect(error.docs).toBe(`https://npm.im/@invoicebox/mini-app-sdk#${code.toLowerCase()}`);
    expect(error.message).toBe(`It happened. ${error.docs}`);
  });

  it('has a section that tells what happened, what was expected and what to do', () => {
    const section = readme.split(`### \`${code}\`\n`)[1]?.split('\n#')[0] ?? '';
    for (const part of ['What happened:', 'What was expected:', 'What to do:']) expect(section).toContain(`- ${part}`);
  });

  it('is an Error with a code and, by default, empty details', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'MiniAppError', code, details: {} });
  });
});

/** How a wait of 15 s fails: what the host says, and what the error's message has to say of it. */
interface FailedWait {
  readonly name: string;
  readonly page?: FakePageOptions;
  readonly options?: MiniAppOptions;
  readonly deliver?: (page: FakePage) => void;
  readonly code: MiniAppErrorCode;
  readonly says: readonly string[];
}

const EVIL = 'https://evil.example';
const init = hostMessage('init', orderData());
const brokenInit = hostMessage('init', { ...orderData(), public: { ...orderData().public, locale: 5 } });

const failedWaits: readonly FailedWait[] = [
  { name: 'no host', page: { topLevel: true }, code: 'NOT_EMBEDDED', says: ['No host', 'open it in Invoicebox'] },
  {
    name: 'a URL without id',
    page: { url: `${PAGE_ORIGIN}/` },
    code: 'NOT_EMBEDDED',
    says: ['"id" in the URL', 'open it'],
  },
  { name: 'a silent host', code: 'HOST_SILENT', says: ['No host answered in 15000 ms', 'Call ready() again'] },
  {
    name: 'a wrong origin',
    deliver: (page) => page.deliver(init, { origin: EVIL }),
    code: 'ORIGIN_MISMATCH',
    says: [EVIL, HOST_ORIGIN, 'Set hostOrigin'],
  },
  {
    name: 'a wrong payload',
    deliver: (page) => page.deliver(brokenInit),
    code: 'BAD_PAYLOAD',
    says: ["host's init", 'data.public.locale should be string'],
  },
  {
    name: 'a later protocol',
    deliver: (page) => page.deliver({ ...hostMessage('init', {}), version: 3 }),
    code: 'VERSION_UNSUPPORTED',
    says: ['protocol is 3, not 2', 'Update the SDK'],
  },
  {
    name: 'a hostOrigin that is no origin',
    options: { hostOrigin: 'pay.example' },
    code: 'INVALID_OPTION',
    says: ['hostOrigin', 'pay.example'],
  },
];

/** A page in a frame of `HOST_ORIGIN` with a mini-app that waits for its host. */
function openWait({ page: pageOptions = {}, options = {} }: Pick<FailedWait, 'page' | 'options'> = {}) {
  const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN], ...pageOptions });
  const miniApp = createMiniApp({ window: page, ...options });
  const wait = miniApp.ready().catch((error: unknown) => error);
  return { page, miniApp, wait };
}

function expectMessage(error: unknown, code: MiniAppErrorCode, says: readonly string[]): void {
  expect(error).toBeInstanceOf(MiniAppError);
  const { code: seen, message, docs } = error as MiniAppError;
  expect(seen).toBe(code);
  for (const part of [...says, docs]) expect(message).toContain(part);
}

describe('a message says what happened and what to do', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each(failedWaits)('after a wait: $name', async ({ deliver, code, says, ...opening }) => {
    const { page, wait } = openWait(opening);
    deliver?.(page);
    vi.advanceTimersByTime(15_000);
    expectMessage(await wait, code, says);
  });

  it('when something is sent before the host has answered, after disposing, or in the wrong form', () => {
    const { page, miniApp } = openWait();
    const thrownBy = (send: () => void) => {
      try {
        send();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const early = thrownBy(() => miniApp.checkout('https://pay.example/1'));
    expectMessage(early, 'NOT_CONNECTED', ['checkout', "before the host's init", 'await ready()']);
    page.deliver(init);
    expectMessage(
      thrownBy(() => miniApp.height(Number.NaN)),
      'BAD_PAYLOAD',
      ['height', 'data should be number'],
    );
    expectMessage(
      thrownBy(() => miniApp.height(-1)),
      'BAD_PAYLOAD',
      ['height', 'number >= 0'],
    );
    miniApp.dispose();
    expectMessage(
      thrownBy(() => miniApp.height(1)),
      'DISCONNECTED',
      ['Disposed', 'createMiniApp()'],
    );
  });
});
