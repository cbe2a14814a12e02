// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { suborderData } from '../../src/testing/index.js';

const HOST_ORIGIN = 'https://pay.example';

/** What the page has said, oldest first. */
let said: Array<{ readonly action: string; readonly data?: unknown }>;

beforeEach(() => {
  said = [];
  const parent = {
    postMessage({ id, ...content }: { id: string; action: string }) {
      said.push(content);
      if (content.action !== 'init') return;
      const { public: buyer } = suborderData();
      const data = { public: buyer, private: { metaData: [{ from: { iataCode: 'SVO' } }, { iataCode: 'LED' }] } };
      const event = new MessageEvent('message', { data: { id, action: 'init', data }, origin: HOST_ORIGIN });
      Object.defineProperty(event, 'source', { value: parent });
      queueMicrotask(() => window.dispatchEvent(event));
    },
  };
  vi.spyOn(window, 'parent', 'get').mockReturnValue(parent as never);
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(`${HOST_ORIGIN}/order`);
  window.history.replaceState(null, '', '/?id=e1');
});

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  ['before: on the compatibility entry', () => import('./before.js')],
  ['after: on the main entry', () => import('./after.js')],
])('the mini-app %s learns the same and ends its order in the same way', async (_, open) => {
  document.title = '';
  await open();
  expect(document.title).toBe('Анна Петрова: SVO, LED');
  expect(said[0]).toEqual({ action: 'init', version: 2 });
  expect(said.at(-1)).toEqual({ action: 'done', data: null });
});
