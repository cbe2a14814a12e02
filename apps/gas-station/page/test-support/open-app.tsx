import type { OrderView } from '@invoicebox/mini-app-kit';
import { createOrderFlow } from '@invoicebox/mini-app-kit';
import { FakeEventSource } from '@invoicebox/mini-app-kit/testing';
import { createMiniApp, type InitialData } from '@invoicebox/mini-app-sdk';
import { createMiniAppSession } from '@invoicebox/mini-app-sdk/preact';
import { createFakeHost, type FakeHost } from '@invoicebox/mini-app-sdk/testing';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';
import { App } from '../app.js';
import { createFinder, type Finder } from '../state/finder.js';
import { createOwnStations } from '../storage/own-stations.js';

/** A request to the page's server. */
interface Call {
  path: string;
  body: unknown;
}

/** Answers of the server by path prefix; the longest prefix wins. */
export type Answers = Record<string, { status?: number; json: unknown }>;

export interface Opening {
  /** Path with query. */
  address: string;
  answers: Answers;
  /** The host's data; without it, there is no host. */
  host?: Partial<InitialData['public']>;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const FAILURE = { status: 404, json: { error: { code: 'not_found', message: 'There is nothing here.' } } };

function answerFrom(answers: Answers, calls: Call[]) {
  return async (path: string, init?: RequestInit): Promise<Response> => {
    calls.push({ path, body: init?.body ? JSON.parse(String(init.body)) : undefined });
    const prefix = Object.keys(answers)
      .filter((candidate) => path.startsWith(candidate))
      .sort((a, b) => b.length - a.length)[0];
    const { status = 200, json } = (prefix === undefined ? undefined : answers[prefix]) ?? FAILURE;
    return Response.json(json, { status });
  };
}

/** Initial data of an unknown buyer. */
function initialDataOf(changes: Partial<InitialData['public']>): InitialData {
  const unknown = { userEmail: '', userName: '', userPhone: '', locale: 'ru', fullHeight: true, minappType: 'order' };
  return { public: { ...unknown, ...changes } as InitialData['public'], private: { metaData: [] } };
}

/** An app under test. */
export interface OpenedApp {
  /** Requests, oldest first. */
  calls: Call[];
  /** The fake host; not connected if the app runs at top level. */
  host: FakeHost;
  /** URLs that the window navigated to. */
  navigated: string[];
  finder: Finder;
  /** Sends a newer state of the order through the event stream. */
  tell(order: OrderView<OrderSummary, Fuelling>): void;
}

/** Opens the app at phone width, with a fake server. */
export function openApp({ address, answers, host }: Opening): OpenedApp {
  const calls: Call[] = [];
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal('fetch', answerFrom(answers, calls));
  FakeEventSource.reset();
  vi.stubGlobal('EventSource', FakeEventSource);
  history.replaceState(null, '', address);
  const fakeHost = createFakeHost({ initialData: initialDataOf(host ?? {}) });
  const session = createMiniAppSession(createMiniApp(host ? { transport: fakeHost.transport } : {}));
  const navigated: string[] = [];
  const flow = createOrderFlow<OrderSummary, Fuelling>({ session, navigate: (url) => navigated.push(url) });
  const finder = createFinder(new URLSearchParams(location.search));
  render(<App session={session} flow={flow} finder={finder} own={createOwnStations()} />);
  const tell = (order: OrderView<OrderSummary, Fuelling>) => FakeEventSource.newest?.tell('order', order);
  return { calls, host: fakeHost, navigated, finder, tell };
}
