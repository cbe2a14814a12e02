import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, HOST_ORIGIN, hostMessage } from '../test-support/fake-page.js';
import { orderData } from '../testing/initial-data.js';
import { createMiniApp } from './index.js';

const init = hostMessage('init', orderData());

function connectedPage() {
  const page = new FakePage({ ancestorOrigins: [HOST_ORIGIN] });
  const miniApp = createMiniApp({ window: page });
  miniApp.connect();
  return { page, miniApp };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a return from the back-forward cache', () => {
  it('goes on with a handshake that was not answered: at once, then at the interval', () => {
    const { page } = connectedPage();
    vi.advanceTimersByTime(300);
    page.show({ persisted: true });
    expect(page.posted).toHaveLength(2);
    vi.advanceTimersByTime(499);
    expect(page.posted).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(page.posted).toHaveLength(3);
  });

  it('asks a host that has answered for its newest data, and stays connected meanwhile', async () => {
    const { page, miniApp } = connectedPage();
    page.deliver(init);
    page.show({ persisted: true });
    expect(page.posted).toHaveLength(2);
    miniApp.height(1);
    const newData = orderData({ userName: 'Борис' });
    page.deliver(hostMessage('init', newData));
    expect(await miniApp.ready()).toEqual(newData);
    vi.advanceTimersByTime(5000);
    expect(page.posted).toHaveLength(3);
  });

  it('is not a first load', () => {
    const { page } = connectedPage();
    page.deliver(init);
    page.show({ persisted: false });
    expect(page.posted).toHaveLength(1);
  });

  it('means nothing to a disposed mini-app', () => {
    const { page, miniApp } = connectedPage();
    miniApp.dispose();
    page.show({ persisted: true });
    expect(page.posted).toHaveLength(1);
  });
});

describe('a host that starts over', () => {
  it('may send init again, with new data', () => {
    const { page, miniApp } = connectedPage();
    const received: unknown[] = [];
    miniApp.on('initialData', (data) => received.push(data.public.locale));
    page.deliver(init);
    page.deliver(hostMessage('updateData', orderData({ locale: 'en' })));
    page.deliver(hostMessage('init', orderData({ locale: 'kk' })));
    expect(received).toEqual(['ru', 'kk']);
    expect(miniApp.initialData?.public.locale).toBe('kk');
  });
});
