import type { MiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import type { ComponentType } from 'preact';
import { h } from 'preact';
import { lazyScreen } from '../app/lazy-screen.js';
import type { MiniAppDeps } from '../app/mini-app-deps.js';
import { createRouter } from '../router/router.js';
import { createAppStorage } from '../storage/app-storage.js';
import type { AnyPages, Lazy, MiniAppPages, ScreenProps } from './mini-app-pages.js';

/** A mini-app on its page. */
export interface MiniAppModel {
  readonly pages: AnyPages;
  readonly session: MiniAppSession;
  readonly deps: MiniAppDeps;
  /** The app's screens and the kit's, by path; the first match is shown. */
  readonly screens: ReadonlyArray<readonly [path: string, Screen: ComponentType<ScreenProps>]>;
}

/** A screen of the kit with the app's options, both imported when it is first shown. */
function kitScreen<Options extends object>(
  load: () => Promise<ComponentType<Options>>,
  options: Lazy<Options>,
): ComponentType<ScreenProps> {
  return lazyScreen(async () => {
    const [Screen, loaded] = await Promise.all([load(), typeof options === 'function' ? options() : options]);
    return () => h(Screen, loaded);
  });
}

export interface ModelOptions {
  session: MiniAppSession;
  /** For tests: navigates the whole window. */
  navigate?: (url: string) => void;
}

/** Makes the model of a page. One for a page, outside of components. */
export function createMiniAppModel<Selection, Summary, Fulfilment, State>(
  typedPages: MiniAppPages<Selection, Summary, Fulfilment, State>,
  { session, navigate }: ModelOptions,
): MiniAppModel {
  // The server of this page wrote the summaries and fulfilments, and the page itself the selections.
  const pages = typedPages as unknown as AnyPages;
  const { name, screens, confirm, payment, createState } = pages;
  const loadConfirm = () => import('../confirm/confirm-screen.js').then(({ ConfirmScreen }) => ConfirmScreen);
  const loadPayment = () => import('../payment/payment-screen.js').then(({ PaymentScreen }) => PaymentScreen);
  const paymentScreen = kitScreen(loadPayment, payment);
  return {
    pages,
    session,
    deps: {
      router: createRouter(),
      session,
      navigate,
      storage: createAppStorage(name),
      state: createState?.(),
    },
    screens: [
      ...Object.entries(screens),
      ['/confirm', kitScreen(loadConfirm, confirm)],
      ['/payment/success', paymentScreen],
      ['/payment/fail', paymentScreen],
    ],
  };
}
