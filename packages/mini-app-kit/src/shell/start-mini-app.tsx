import { createMiniApp } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession, type MiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { render } from 'preact';
import { MiniApp } from './mini-app.js';
import { createMiniAppModel } from './mini-app-model.js';
import type { MiniAppPages } from './mini-app-pages.js';

/** Resolves when the host has answered or is known not to. */
function whenHostAnswered({ state }: MiniAppSession): Promise<void> {
  return new Promise((resolve) => {
    state.subscribe((current) => current !== 'connecting' && resolve());
  });
}

/**
 * Starts a mini-app on its page, in the element with the id `app`. If that holds a skeleton, it stays until host and `prepare`
 * are ready, so that the first screen is rendered once.
 */
export function startMiniApp<Selection, Summary, Fulfilment, State>(
  pages: MiniAppPages<Selection, Summary, Fulfilment, State>,
): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('index.html has no element with the id "app".');
  const session = createMiniAppSession(createMiniApp());
  const model = createMiniAppModel(pages, { session });
  const show = () => render(<MiniApp model={model} />, root);
  const isPayment = location.pathname.startsWith('/payment/');
  if (root.childElementCount === 0 || isPayment) show();
  else void Promise.all([whenHostAnswered(session), model.pages.prepare?.(model.deps.state)]).then(show);
}
