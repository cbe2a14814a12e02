import type { InvoiceboxMinapp } from '@invoicebox/mini-app-sdk/compat';
import { type Check, type Stage, same } from '../stage.js';
import { DATA, initFor, PUBLIC } from './data.js';

const ENGLISH = { ...DATA, public: { ...PUBLIC, locale: 'en' } };

/** Events of the mini-app, each with a message that causes it and what the handler receives. */
const EVENTS = [
  {
    name: 'onDataUpdate',
    listen: (minapp: InvoiceboxMinapp, handler: (data: unknown) => void) => minapp.onDataUpdate(handler),
    message: (id: string) => ({ id, action: 'updateData', data: ENGLISH }),
    payload: ENGLISH.public as unknown,
  },
  {
    name: 'onPaymentResult',
    listen: (minapp: InvoiceboxMinapp, handler: (data: unknown) => void) => minapp.onPaymentResult(handler),
    message: (id: string) => ({ id, action: 'paymentResult', data: 'completed' }),
    payload: 'completed' as unknown,
  },
];

function connected({ open }: Stage): InvoiceboxMinapp {
  const minapp = open();
  minapp.connect();
  return minapp;
}

const ofEach = EVENTS.flatMap(({ name, listen, message, payload }): Check[] => [
  {
    name: `${name}: several handlers receive only the payload, even before any init`,
    async run(stage) {
      const minapp = connected(stage);
      const heard: unknown[][] = [];
      listen(minapp, (...all: unknown[]) => heard.push(all));
      listen(minapp, (...all: unknown[]) => heard.push(all));
      await stage.tell(message(stage.id));
      same(heard, [[payload], [payload]]);
    },
  },
  {
    name: `${name}: each call returns a function that unsubscribes the handler`,
    async run(stage) {
      const minapp = connected(stage);
      const heard: string[] = [];
      const stop = listen(minapp, () => heard.push('first'));
      listen(minapp, () => heard.push('second'));
      stop();
      await stage.tell(message(stage.id));
      same(heard, ['second']);
    },
  },
  {
    name: `${name}: handlers run synchronously`,
    async run(stage) {
      const minapp = connected(stage);
      const order: string[] = [];
      listen(minapp, () => order.push('handler'));
      const after = ({ data }: MessageEvent) => {
        if (data?.id === stage.id) order.push('a later listener of the event');
      };
      window.addEventListener('message', after);
      await stage.tell(message(stage.id));
      window.removeEventListener('message', after);
      same(order, ['handler', 'a later listener of the event']);
    },
  },
  {
    name: `${name}: not for another id or another window`,
    async run(stage) {
      const minapp = connected(stage);
      const heard: unknown[] = [];
      listen(minapp, (data) => heard.push(data));
      await stage.tell(message('another'));
      await stage.tell(message(stage.id), 'stranger');
      await stage.tell(message(stage.id));
      same(heard, [payload]);
    },
  },
]);

/** Messages from the host while the mini-app runs. */
export const events: readonly Check[] = [
  ...ofEach,
  {
    name: 'getInitialData() returns the new data after updateData',
    async run(stage) {
      const minapp = connected(stage);
      await stage.tell(initFor(stage.id));
      await stage.tell({ id: stage.id, action: 'updateData', data: ENGLISH });
      same(await minapp.getInitialData(), ENGLISH.public);
    },
  },
];
