import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, HOST_ORIGIN, hostMessage } from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { createMiniApp, type MiniAppError } from './index.js';

const EVIL = 'https://evil.example';
const makePage = () => new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
const init = hostMessage('init', orderData());

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The error of a wait of which the host's side is played by `play`. */
async function failedWait(play: (page: FakePage) => void): Promise<MiniAppError> {
  const page = makePage();
  const outcome = createMiniApp({ window: page })
    .ready()
    .then(
      () => expect.fail('The wait succeeded.'),
      (error: MiniAppError) => error,
    );
  play(page);
  vi.advanceTimersByTime(15_000);
  return outcome;
}

describe('the interval of init', () => {
  it('is 500 ms exactly, from the first one, until the host answers', () => {
    const page = makePage();
    createMiniApp({ window: page }).connect();
    for (let attempt = 1; attempt <= 40; attempt += 1) {
      expect(page.posted).toHaveLength(attempt);
      vi.advanceTimersByTime(499);
      expect(page.posted).toHaveLength(attempt);
      vi.advanceTimersByTime(1);
    }
    page.deliver(init);
    const sent = page.posted.length;
    vi.advanceTimersByTime(10_000);
    expect(page.posted).toHaveLength(sent);
  });

  it('is not changed by messages that are no init', () => {
    const page = makePage();
    createMiniApp({ window: page }).connect();
    vi.advanceTimersByTime(250);
    page.deliver(hostMessage('init', {}));
    page.deliver(hostMessage('paymentResult', 'hold'));
    vi.advanceTimersByTime(249);
    expect(page.posted).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(page.posted).toHaveLength(2);
  });
});

describe('a wait', () => {
  it('ends after 15 s by default, counted from its own call', async () => {
    const miniApp = createMiniApp({ window: makePage() });
    const settled: string[] = [];
    miniApp.connect();
    vi.advanceTimersByTime(10_000);
    miniApp.ready().catch((error: MiniAppError) => settled.push(error.code));
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toEqual(['HOST_SILENT']);
  });

  it('ends after the option', async () => {
    const wait = createMiniApp({ window: makePage(), initTimeoutMs: 200 }).ready();
    vi.advanceTimersByTime(200);
    await expect(wait).rejects.toMatchObject({ code: 'HOST_SILENT', message: expect.stringContaining('200 ms') });
  });

  it('may be endless', async () => {
    const page = makePage();
    const wait = createMiniApp({ window: page, initTimeoutMs: Number.POSITIVE_INFINITY }).ready();
    await vi.advanceTimersByTimeAsync(3_600_000);
    page.deliver(init);
    expect(await wait).toEqual(orderData());
  });

  it('leaves the attempts going on, so that a late init connects and a later wait succeeds', async () => {
    const page = makePage();
    const miniApp = createMiniApp({ window: page });
    const first = miniApp.ready();
    vi.advanceTimersByTime(15_000);
    await expect(first).rejects.toMatchObject({ code: 'HOST_SILENT' });
    const late = miniApp.ready();
    vi.advanceTimersByTime(5_000);
    expect(page.posted).toHaveLength(41);
    page.deliver(init);
    expect(await late).toEqual(orderData());
    miniApp.height(5);
  });
});

describe('the error of a wait names the most telling cause', () => {
  it('silence', async () => {
    const error = await failedWait((page) => {
      page.deliver(init, { source: null });
      page.deliver({ ...init, id: 'other' }, { origin: EVIL });
      page.deliver(hostMessage('paymentResult', 'nonsense'));
    });
    expect(error).toMatchObject({ code: 'HOST_SILENT', details: {} });
  });

  it('a wrong origin rather than silence', async () => {
    const error = await failedWait((page) => page.deliver(init, { origin: EVIL }));
    expect(error).toMatchObject({ code: 'ORIGIN_MISMATCH', details: { expected: HOST_ORIGIN, seen: EVIL } });
    expect(error.message).toContain(EVIL);
    expect(error.message).toContain(HOST_ORIGIN);
  });

  it("a malformed init of the host's own rather than a wrong origin", async () => {
    const error = await failedWait((page) => {
      const data = orderData();
      page.deliver(hostMessage('init', { ...data, public: { ...data.public, locale: null } }));
      page.deliver(init, { origin: EVIL });
    });
    expect(error).toMatchObject({ code: 'BAD_PAYLOAD', details: { path: 'data.public.locale', expected: 'string' } });
  });

  it("a later protocol rather than the form of the host's init", async () => {
    const error = await failedWait((page) => page.deliver({ ...hostMessage('init', { buyer: 'Анна' }), version: 3 }));
    expect(error).toMatchObject({ code: 'VERSION_UNSUPPORTED', details: { expected: 2, seen: 3 } });
    expect(error.message).toMatch(/3, not 2.*Update/);
  });

  it.each([2, '3', Number.NaN, Symbol('3')])(
    'the form of an init whose version %s is not a later one',
    async (version) => {
      const error = await failedWait((page) => page.deliver({ ...hostMessage('init', {}), version }));
      expect(error.code).toBe('BAD_PAYLOAD');
    },
  );

  it('but an init of a later protocol that can be read connects', async () => {
    const page = makePage();
    const wait = createMiniApp({ window: page }).ready();
    page.deliver({ ...init, version: 3 });
    expect(await wait).toEqual(orderData());
  });

  it('without any of the data', async () => {
    const error = await failedWait((page) => page.deliver(hostMessage('init', { public: { userName: 'Анна' } })));
    expect(JSON.stringify([error.message, error.details])).not.toMatch(/Анна|embedding-1/);
  });
});
