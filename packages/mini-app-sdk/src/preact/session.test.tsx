// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { useRef } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMiniApp, type MiniApp } from '../guest/index.js';
import { createMemoryTransport, type MemoryTransport } from '../guest/memory-transport.js';
import { type FakeLayout, stubLayout } from '../test-support/fake-layout.js';
import { orderData, suborderData } from '../testing/initial-data.js';
import { createMiniAppSession, MiniAppProvider, type MiniAppSession, useAutoHeight, useMiniApp } from './index.js';

let transport: MemoryTransport;
let miniApp: MiniApp;
let session: MiniAppSession;

const say = (action: string, data: unknown) => transport.deliver({ id: transport.id, action, data });

function Greeting() {
  return <p>{useMiniApp().buyer.value?.name ?? 'Подождите'}</p>;
}

function Page() {
  const ref = useRef<HTMLDivElement>(null);
  useAutoHeight(ref);
  return <div ref={ref}>Экран</div>;
}

/** What has been sent, without the inits. */
const sent = () => transport.sent.filter(({ action }) => action !== 'init');

beforeEach(() => {
  vi.useFakeTimers();
  transport = createMemoryTransport();
  miniApp = createMiniApp({ transport });
  session = createMiniAppSession(miniApp);
});
afterEach(() => {
  cleanup();
  session.dispose();
  miniApp.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the session', () => {
  it('starts the handshake and knows nothing yet', () => {
    expect(transport.sent).toHaveLength(1);
    expect(session.state.value).toBe('connecting');
    const { buyer, locale, mode, fullHeight, orderContainerId, shopId, metaData, basketItems, paymentResult } = session;
    for (const signal of [buyer, locale, mode, fullHeight, orderContainerId, shopId, paymentResult]) {
      expect(signal.value).toBeNull();
    }
    expect([metaData.value, basketItems.value]).toEqual([[], []]);
  });

  it('shows the data of the host, from the event on', () => {
    say('init', suborderData({ shopId: 3 }));
    expect(session.state.value).toBe('connected');
    expect(session.buyer.value).toEqual({ name: 'Анна Петрова', email: 'anna@example.ru', phone: '+79160000000' });
    expect(session.locale.value).toBe('ru');
    expect(session.mode.value).toBe('suborder');
    expect(session.fullHeight.value).toBe(false);
    expect(session.orderContainerId.value).toBe('container-1');
    expect(session.shopId.value).toBe(3);
    expect(session.metaData.value).toEqual([{ '@type': 'Order' }]);
    expect(session.basketItems.value).toEqual([{ sku: 'ticket', name: 'Билет' }]);
  });

  it('follows updates and results of payments', async () => {
    say('init', suborderData());
    say('updateData', orderData({ locale: 'en' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.locale.value).toBe('en');
    expect(session.orderContainerId.value).toBeNull();
    say('paymentResult', 'hold');
    say('paymentResult', 'completed');
    expect(session.paymentResult.value).toBe('completed');
  });

  it('fails at the time-out, can wait again, and connects late', async () => {
    await vi.advanceTimersByTimeAsync(15_000);
    expect(session.state.value).toBe('failed');
    expect(session.error.value?.code).toBe('HOST_SILENT');
    session.retry();
    expect(session.state.value).toBe('connecting');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(session.state.value).toBe('failed');
    say('init', orderData());
    expect(session.state.value).toBe('connected');
    expect(session.error.value).toBeNull();
  });

  it('fails at once where there is no host', async () => {
    const alone = createMiniAppSession(createMiniApp());
    await vi.advanceTimersByTimeAsync(0);
    expect(alone.state.value).toBe('failed');
    expect(alone.error.value?.code).toBe('NOT_EMBEDDED');
  });

  it('takes over a mini-app that is connected already', async () => {
    say('init', orderData());
    const second = createMiniAppSession(miniApp);
    await vi.advanceTimersByTimeAsync(0);
    expect(second.state.value).toBe('connected');
    expect(second.locale.value).toBe('ru');
  });

  it('stops following when disposed; the mini-app goes on', async () => {
    session.dispose();
    say('init', orderData());
    await vi.advanceTimersByTimeAsync(0);
    expect(session.state.value).toBe('connecting');
    expect(miniApp.initialData).not.toBeNull();
  });
});

describe('components', () => {
  it('get the session of the provider and follow it', async () => {
    const { container } = render(
      <MiniAppProvider session={session}>
        <Greeting />
      </MiniAppProvider>,
    );
    expect(container.textContent).toBe('Подождите');
    say('init', orderData());
    await vi.advanceTimersByTimeAsync(50);
    expect(container.textContent).toBe('Анна Петрова');
  });

  it('are told what is missing without a provider', () => {
    expect(() => render(<Greeting />)).toThrow(/MiniAppProvider/);
  });
});

describe('useAutoHeight', () => {
  let layout: FakeLayout;

  beforeEach(() => {
    layout = stubLayout();
  });

  function renderPage() {
    return render(
      <MiniAppProvider session={session}>
        <Page />
      </MiniAppProvider>,
    );
  }

  /** Lets effects run. They wait for an animation frame, which is stubbed, or for a timer. */
  async function settle() {
    layout.nextFrame();
    await vi.advanceTimersByTimeAsync(100);
  }

  it('reports the height from the answer of the host on, until the component goes', async () => {
    const { unmount } = renderPage();
    await settle();
    layout.resize(100);
    layout.nextFrame();
    expect(sent()).toEqual([]);
    say('init', orderData());
    await settle();
    layout.resize(300);
    layout.nextFrame();
    expect(sent()).toEqual([{ id: 'memory', action: 'height', data: 300 }]);
    unmount();
    // Preact ends effects after the next paint.
    await settle();
    expect(layout.observed).toBe(0);
  });

  it('does nothing in fullHeight, and follows a change of it', async () => {
    say('init', orderData({ fullHeight: true }));
    renderPage();
    await settle();
    expect(layout.observed).toBe(0);
    say('updateData', orderData());
    await settle();
    expect(layout.observed).toBe(1);
    say('updateData', orderData({ fullHeight: true }));
    await settle();
    expect(layout.observed).toBe(0);
    const before = sent().length;
    layout.resize(500);
    await settle();
    expect(sent()).toHaveLength(before);
  });
});
