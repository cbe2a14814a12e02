import { createMiniApp, type InitialData } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { createFakeHost, type FakeHost, type FakeHostBehaviour } from '@invoicebox/mini-app-sdk/testing';
import { cleanup, configure, render } from '@testing-library/preact';
import { vi } from 'vitest';
import { orderFlowOf } from '../app/use-order-flow.js';
import { MiniApp } from '../shell/mini-app.js';
import { createMiniAppModel } from '../shell/mini-app-model.js';
import type { MiniAppPages } from '../shell/mini-app-pages.js';
import { type Answers, type FakeServer, installFakeServer } from './fake-server.js';
import { ensureLocalStorage } from './local-storage.js';

// A busy machine may need longer than the library's one second until a page shows what a test waits for.
configure({ asyncUtilTimeout: 60_000 });

export interface Opening {
  /** Path with query and fragment; `/` by default. */
  address?: string;
  answers?: Answers;
  /** What the host says of the buyer and the mode, beside the defaults of an unknown buyer; null for no host. */
  host?: Partial<InitialData['public']> | null;
  /** How the host behaves; by default it answers. */
  hostBehaviour?: FakeHostBehaviour;
  /** The host's metadata of the main order. */
  metaData?: unknown[];
}

/** A mini-app under test. */
export interface OpenedMiniApp<State> extends FakeServer {
  host: FakeHost;
  /** Messages to the host without handshake and heights, as action and data. */
  sent(): Array<[action: string, data: unknown]>;
  /** URLs that the window navigated to. */
  navigated: string[];
  /** The app's own state. */
  state: State;
}

/** What closes the page of the test before. */
let closeLast: () => void = () => undefined;

/** Closes the page and forgets what its browser remembers. Call it after each test. */
export function closeMiniApp(): void {
  closeLast();
  closeLast = () => undefined;
  cleanup();
  ensureLocalStorage();
  localStorage.clear();
  vi.unstubAllGlobals();
}

/** Initial data of a buyer about whom the host says only this. */
function initialDataOf({ host, metaData = [] }: Opening): InitialData {
  const unknown = { userEmail: '', userName: '', userPhone: '', locale: 'ru', fullHeight: true, minappType: 'order' };
  return { public: { ...unknown, ...host } as InitialData['public'], private: { metaData } };
}

/** Opens a mini-app at an address, at phone width, with a fake host and a fake server. */
export function openMiniApp<Selection, Summary, Fulfilment, State>(
  pages: MiniAppPages<Selection, Summary, Fulfilment, State>,
  opening: Opening = {},
): OpenedMiniApp<State> {
  ensureLocalStorage();
  closeLast();
  const { address = '/', answers = {}, host = {}, hostBehaviour = 'answers' } = opening;
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  const server = installFakeServer(answers);
  history.replaceState(null, '', address);
  const fakeHost = createFakeHost({ initialData: initialDataOf({ ...opening, host }), behaviour: hostBehaviour });
  const miniApp = createMiniApp(host === null ? {} : { transport: fakeHost.transport });
  const session = createMiniAppSession(miniApp);
  const navigated: string[] = [];
  const model = createMiniAppModel(pages, { session, navigate: (url) => navigated.push(url) });
  const { unmount } = render(<MiniApp model={model} />);
  closeLast = () => {
    unmount();
    orderFlowOf(model.deps).reset();
    model.deps.router.dispose();
    session.dispose();
    miniApp.dispose();
  };
  return {
    ...server,
    host: fakeHost,
    navigated,
    state: model.deps.state as State,
    sent: () =>
      fakeHost.messages
        .filter(({ action }) => action !== 'init' && action !== 'height')
        .map((message) => [message.action, 'data' in message ? message.data : undefined]),
  };
}
