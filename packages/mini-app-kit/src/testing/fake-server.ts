import { vi } from 'vitest';
import type { OrderView } from '../client/index.js';
import { FakeEventSource } from './fake-event-source.js';

/** A request of the page. */
export interface Call {
  /** Without its query. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** An answer of the page's server, or none. */
export type Answer = { status?: number; json: unknown } | 'offline';

/**
 * Answers by path. A path without a query answers all of its queries; with one, those that begin so. The longest one wins;
 * where there is none, the answer is 404. An answer can be replaced while the page is open.
 */
export type Answers = Record<string, Answer>;

/** An answer that refuses. */
export function failure(status: number, code: string, message = 'No.'): Answer {
  return { status, json: { error: { code, message } } };
}

/** The server of a page under test. */
export interface FakeServer {
  /** Requests, oldest first. */
  readonly calls: Call[];
  /** Bodies of the requests to a path. */
  bodies(path: string): unknown[];
  /** Tells the newest state of the order to all streams, also to those opened later. */
  tell(order: OrderView): void;
}

/** Replaces `fetch` and `EventSource` until `vi.unstubAllGlobals`. */
export function installFakeServer(answers: Answers): FakeServer {
  const calls: Call[] = [];
  let newest: OrderView | undefined;

  const answerTo = (url: URL): Answer => {
    const keys = Object.keys(answers).filter(
      (key) => key === url.pathname || (key.includes('?') && (url.pathname + url.search).startsWith(key)),
    );
    const longest = keys.sort((a, b) => b.length - a.length)[0];
    return (longest === undefined ? undefined : answers[longest]) ?? failure(404, 'not_found');
  };

  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const url = new URL(path, 'http://localhost');
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    calls.push({ path: url.pathname, query: url.searchParams, body });
    const answer = answerTo(url);
    if (answer === 'offline') throw new TypeError('Failed to fetch');
    return Response.json(answer.json, { status: answer.status ?? 200 });
  });
  FakeEventSource.reset();
  FakeEventSource.onOpened = (source) => {
    if (newest) queueMicrotask(() => source.tell('order', newest));
  };
  vi.stubGlobal('EventSource', FakeEventSource);

  return {
    calls,
    bodies: (path) => calls.filter((call) => call.path === path).map(({ body }) => body),
    tell(order) {
      newest = order;
      for (const source of FakeEventSource.all) source.tell('order', order);
    },
  };
}
