import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';
import { type Check, complaint, contains, type Place, same } from '../stage.js';
import { initFor, PUBLIC } from './data.js';

/** A call, and the message that it sends. */
interface Call {
  readonly name: string;
  readonly action: string;
  readonly data: unknown;
  /** False if 4.0.0-alpha.20 lacks the method or this form of the call. */
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

function sendsSynchronously(call: Call, place: Place): Check {
  return {
    name: `${call.name}: sends one message synchronously, even before any init, keys in order${place === 'webview' ? ', as JSON in a WebView' : ''}`,
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

/** Messages from the page, in a frame and in a WebView. */
export const messages: readonly Check[] = [
  ...CALLS.map((call) => sendsSynchronously(call, 'frame')),
  ...CALLS.map((call) => sendsSynchronously(call, 'webview')),
  ...CALLS.map(throwsBeforeConnect),
  {
    name: 'a WebView receives init as JSON, and the page receives its answer',
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
    name: 'the page accepts a JSON string from a WebView',
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
