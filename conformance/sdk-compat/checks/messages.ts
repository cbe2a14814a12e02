import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';
import { type Check, complaint, contains, type Place, same } from '../stage.js';
import { initFor, PUBLIC } from './data.js';

/** A call and its message on the wire. */
interface Call {
  readonly name: string;
  readonly action: string;
  readonly data: unknown;
  /** False where 4.0.0-alpha.20 lacks the method or the form of the call. */
  readonly peer: boolean;
  say(minapp: InvoiceboxMinapp): void;
}

const URL = 'https://pay.example/1';

const CALLS: readonly Call[] = [
  { name: 'onHeightChange(px)', action: 'height', data: 120, peer: true, say: (minapp) => minapp.onHeightChange(120) },
  { name: 'onDone(url)', action: 'done', data: URL, peer: true, say: (minapp) => minapp.onDone(URL) },
  { name: 'onDone()', action: 'done', data: null, peer: true, say: (minapp) => minapp.onDone() },
  { name: 'onCheckout(url)', action: 'checkout', data: URL, peer: false, say: (minapp) => minapp.onCheckout(URL) },
  { name: 'onLink(href)', action: 'link', data: URL, peer: true, say: (minapp) => minapp.onLink(URL) },
  { name: 'onError(message)', action: 'error', data: 'Нет', peer: true, say: (minapp) => minapp.onError('Нет') },
  { name: 'onError()', action: 'error', data: null, peer: true, say: (minapp) => minapp.onError() },
  { name: 'onUnavailable()', action: 'unavailable', data: null, peer: true, say: (minapp) => minapp.onUnavailable() },
];

const text = (id: string, { action, data }: Call) => JSON.stringify({ id, action, data });

/** One message, at once, before any `init`, with the keys in their order. */
function goesAtOnce(call: Call, place: Place): Check {
  return {
    name: `${call.name}: one message at once, before any init, its keys in order${place === 'webview' ? ', as JSON in a WebView' : ''}`,
    place,
    peer: call.peer,
    async run({ open, sentBy, id }) {
      const minapp = open();
      await sentBy(() => minapp.connect());
      same(await sentBy(() => call.say(minapp)), [text(id, call)]);
    },
  };
}

function throwsBeforeConnect(call: Call): Check {
  return {
    name: `${call.name}: throws «not connected» before connect()`,
    peer: call.peer,
    async run({ open, sentBy }) {
      const minapp = open();
      const sent = await sentBy(() => {});
      contains(await complaint(() => call.say(minapp)), 'not connected');
      same(sent, []);
    },
  };
}

/** What the page says, and how a WebView carries it. */
export const messages: readonly Check[] = [
  ...CALLS.map((call) => goesAtOnce(call, 'frame')),
  ...CALLS.map((call) => goesAtOnce(call, 'webview')),
  ...CALLS.map(throwsBeforeConnect),
  {
    name: 'a WebView gets init as JSON, and its answer is heard',
    place: 'webview',
    peer: true,
    async run({ open, sentBy, tell, id }) {
      const minapp = open();
      same(await sentBy(() => minapp.connect()), [JSON.stringify({ id, action: 'init', version: 2 })]);
      await tell(initFor(id));
      same(await minapp.getInitialData(), PUBLIC);
    },
  },
  {
    name: 'an answer of a WebView that is a JSON string is heard',
    place: 'webview',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      const waiting = minapp.getInitialData();
      await tell(JSON.stringify(initFor(id)));
      same(await waiting, PUBLIC);
    },
  },
];
