// @vitest-environment happy-dom
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MiniApp } from '../guest/index.js';
import { createMemoryTransport, type MemoryTransport } from '../guest/memory-transport.js';
import { type FakeLayout, stubLayout } from '../test-support/fake-layout.js';
import { orderData, suborderData } from '../testing/initial-data.js';

/** The versions of React that the entry is for. */
const VERSIONS = {
  'React 19': { react: () => vi.importActual('react'), client: () => vi.importActual('react-dom/client') },
  'React 18': {
    react: () => import('@invoicebox/react-18/react'),
    client: () => import('@invoicebox/react-18/client'),
  },
};

/** The entry with the version of React under test. */
let react: typeof import('react');
let entry: typeof import('./index.js');
let transport: MemoryTransport;
let miniApp: MiniApp;

const say = (action: string, data: unknown) => transport.deliver({ id: transport.id, action, data });
const heights = () =>
  transport.sent.filter(({ action }) => action === 'height').map((message) => Reflect.get(message, 'data'));

/** How often the page was rendered. */
let renders: number;

function Page() {
  const { state, error, buyer, mode, orderContainerId, paymentResult, retry } = entry.useMiniApp();
  renders += 1;
  const values = [state, error?.code, buyer?.name, mode, orderContainerId, paymentResult];
  return react.createElement(
    'button',
    { type: 'button', onClick: retry },
    values.map((value) => value ?? '–').join(' '),
  );
}

function TallPage() {
  const ref = react.useRef<HTMLDivElement>(null);
  entry.useAutoHeight(ref);
  return react.createElement('div', { ref });
}

beforeEach(() => {
  renders = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  transport = createMemoryTransport();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe.each(Object.entries(VERSIONS))('%s', (name, version) => {
  let root: import('react-dom/client').Root;
  let container: HTMLElement;

  beforeEach(async () => {
    vi.resetModules();
    vi.doMock('react', version.react);
    react = await import('react');
    entry = await import('./index.js');
    const { createMiniApp } = await import('../guest/index.js');
    miniApp = createMiniApp({ transport });
    const { createRoot } = (await version.client()) as typeof import('react-dom/client');
    container = document.body.appendChild(document.createElement('div'));
    root = createRoot(container);
  });
  afterEach(() => {
    react.act(() => root.unmount());
    container.remove();
    miniApp.dispose();
    vi.doUnmock('react');
  });

  const act = (run: () => unknown) => react.act(async () => void (await run()));

  /** Renders in strict mode, which runs every effect twice. */
  async function render(session: import('./index.js').MiniAppSession, children: ReactNode): Promise<void> {
    const provider = react.createElement(entry.MiniAppProvider, { session }, children);
    await act(() => root.render(react.createElement(react.StrictMode, null, provider)));
  }

  it('is that version', () => {
    expect(`React ${react.version}`).toMatch(name);
  });

  it('follows the session', async () => {
    const session = entry.createMiniAppSession(miniApp);
    await render(session, react.createElement(Page));
    expect(container.textContent).toBe('connecting – – – – –');
    await act(() => say('init', suborderData()));
    expect(container.textContent).toBe('connected – Анна Петрова suborder container-1 –');
    await act(() => say('updateData', orderData({ userName: 'Иван' })));
    await act(() => say('paymentResult', 'hold'));
    expect(container.textContent).toBe('connected – Иван order – hold');
    const before = renders;
    await act(() => session.dispose());
    await act(() => say('paymentResult', 'completed'));
    expect(renders).toBe(before);
  });

  it('fails at the time-out, can wait again, and connects late', async () => {
    await render(entry.createMiniAppSession(miniApp), react.createElement(Page));
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    expect(container.textContent).toBe('failed HOST_SILENT – – – –');
    await act(() => container.querySelector('button')?.click());
    expect(container.textContent).toBe('connecting – – – – –');
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    await act(() => say('init', orderData()));
    expect(container.textContent).toBe('connected – Анна Петрова order – –');
  });

  it('keeps the session when the page is rendered anew, whatever strict mode does', async () => {
    const session = entry.createMiniAppSession(miniApp);
    for (const children of [react.createElement(Page), null, react.createElement(Page)])
      await render(session, children);
    await act(() => say('init', orderData()));
    expect(container.textContent).toMatch('connected');
    expect(transport.sent.filter(({ action }) => action === 'init')).toHaveLength(1);
  });

  it('says what is missing without a provider', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(act(() => root.render(react.createElement(Page)))).rejects.toThrow(/MiniAppProvider/);
  });

  describe('useAutoHeight', () => {
    let layout: FakeLayout;

    beforeEach(() => {
      layout = stubLayout();
      document.body.append(container);
    });

    it('reports the height from the answer of the host on, until the component goes', async () => {
      const session = entry.createMiniAppSession(miniApp);
      await render(session, react.createElement(TallPage));
      layout.resize(100);
      layout.nextFrame();
      expect(layout.observed).toBe(0);
      await act(() => say('init', orderData()));
      expect(layout.observed).toBe(1);
      layout.resize(300);
      layout.nextFrame();
      expect(heights()).toEqual([300]);
      await act(() => say('updateData', orderData({ fullHeight: true })));
      expect(layout.observed).toBe(0);
      await act(() => say('updateData', orderData()));
      expect(layout.observed).toBe(1);
      await render(session, null);
      expect(layout.observed).toBe(0);
    });
  });
});
