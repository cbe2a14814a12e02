import { type Check, complaint, contains, same } from '../stage.js';
import { initFor, PUBLIC } from './data.js';

/** The `init` of protocol 2 on the wire. */
const initText = (id: string) => JSON.stringify({ id, action: 'init', version: 2 });

/** Creating instances, connecting, and disconnecting. */
export const connecting: readonly Check[] = [
  {
    name: 'each createMinapp() call creates a new InvoiceboxMinapp',
    async run({ sdk }) {
      const [first, second] = [sdk.createMinapp(), sdk.createMinapp({})];
      same([first instanceof sdk.InvoiceboxMinapp, first === second], [true, false]);
    },
  },
  {
    name: 'new InvoiceboxMinapp(options) takes the same options',
    async run({ sdk, sentBy }) {
      const minapp = new sdk.InvoiceboxMinapp({ parentOrigin: 'https://other.example' });
      same(await sentBy(() => minapp.connect()), []);
      minapp.disconnect();
    },
  },
  {
    name: 'parentOrigin: the host of that origin receives the messages',
    async run({ open, sentBy, hostOrigin, id }) {
      const minapp = open({ parentOrigin: hostOrigin });
      same(await sentBy(() => minapp.connect()), [initText(id)]);
    },
  },
  {
    name: 'parentOrigin: no other host receives the messages',
    async run({ open, sentBy }) {
      const minapp = open({ parentOrigin: 'https://other.example' });
      same(await sentBy(() => minapp.connect()), []);
    },
  },
  {
    name: 'the URL is read when an instance is created, not at import',
    peer: true,
    async run({ open, rename, sentBy }) {
      rename('renamed');
      const minapp = open();
      const [first = '{}'] = await sentBy(() => minapp.connect());
      same((JSON.parse(first) as { id?: string }).id, 'renamed');
    },
  },
  {
    name: 'the shared instance is created once, on first use',
    async run({ sdk: { invoiceboxMinapp, InvoiceboxMinapp }, rename, sentBy }) {
      rename('shared');
      same(await sentBy(() => invoiceboxMinapp.connect()), [initText('shared')]);
      same([invoiceboxMinapp.isConnected(), invoiceboxMinapp instanceof InvoiceboxMinapp], [true, true]);
      const { disconnect } = invoiceboxMinapp;
      disconnect();
      same(invoiceboxMinapp.isConnected(), false);
    },
  },
  {
    name: 'connect() sends { id, action, version: 2 } synchronously',
    peer: true,
    async run({ open, sentBy, id }) {
      const minapp = open();
      same(await sentBy(() => minapp.connect()), [initText(id)]);
    },
  },
  {
    name: 'the second connect() does nothing',
    peer: true,
    async run({ open, sentBy }) {
      const minapp = open();
      await sentBy(() => minapp.connect());
      same(await sentBy(() => minapp.connect()), []);
    },
  },
  {
    name: 'init is repeated every 500 ms until the host answers',
    peer: true,
    async run({ open, sentWithin, tell, id }) {
      open().connect();
      same((await sentWithin(1_250)).length, 3, 'init within 1,250 ms');
      await tell(initFor(id));
      same(await sentWithin(750), [], 'sent after the answer');
    },
  },
  {
    name: 'disconnect() may be called twice',
    peer: true,
    async run({ open }) {
      const minapp = open();
      minapp.connect();
      minapp.disconnect();
      minapp.disconnect();
      same(minapp.isConnected(), false);
    },
  },
  {
    name: 'disconnect() stops repeating init',
    async run({ open, sentBy, sentWithin }) {
      const minapp = open();
      await sentBy(() => minapp.connect());
      minapp.disconnect();
      same(await sentWithin(750), []);
    },
  },
  {
    name: 'isConnected() is true between connect() and disconnect()',
    peer: true,
    async run({ open }) {
      const minapp = open();
      const states = [minapp.isConnected()];
      minapp.connect();
      states.push(minapp.isConnected());
      minapp.disconnect();
      same([...states, minapp.isConnected()], [false, true, false]);
    },
  },
  {
    name: 'getInitialData() resolves to the public part',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      const waiting = minapp.getInitialData();
      await tell(initFor(id));
      same(await waiting, PUBLIC);
      same(await minapp.getInitialData(), PUBLIC);
    },
  },
  {
    name: 'getInitialData() rejects with «no init response» after initTimeoutMs, counted from the call',
    async run({ open, sentWithin }) {
      const minapp = open({ initTimeoutMs: 600 });
      minapp.connect();
      await sentWithin(400);
      let ended = false;
      const waiting = complaint(() => minapp.getInitialData()).finally(() => {
        ended = true;
      });
      await sentWithin(300);
      same(ended, false, 'it ended 300 ms after the call');
      await sentWithin(600);
      same(ended, true, 'it ended 900 ms after the call');
      contains(await waiting, 'no init response');
    },
  },
  {
    name: 'getInitialData() waits 15 s by default',
    async run({ open, sentWithin }) {
      const minapp = open();
      minapp.connect();
      let ended = false;
      const waiting = complaint(() => minapp.getInitialData()).finally(() => {
        ended = true;
      });
      await sentWithin(14_500);
      same(ended, false, 'it ended within 14.5 s');
      await sentWithin(1_000);
      same(ended, true, 'it ended within 15.5 s');
      contains(await waiting, 'no init response');
    },
  },
  {
    name: 'a late init still connects after a wait that failed',
    async run({ open, sentWithin, tell, id }) {
      const minapp = open({ initTimeoutMs: 100 });
      minapp.connect();
      const waiting = complaint(() => minapp.getInitialData());
      await sentWithin(200);
      contains(await waiting, 'no init response');
      await tell(initFor(id));
      same(await minapp.getInitialData(), PUBLIC);
    },
  },
  {
    name: 'getInitialData() rejects with «Disconnected» on disconnect',
    peer: true,
    async run({ open }) {
      const minapp = open();
      minapp.connect();
      const waiting = complaint(() => minapp.getInitialData());
      minapp.disconnect();
      contains(await waiting, 'Disconnected');
    },
  },
  {
    name: 'getBasketItems() returns the items of the main order',
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      await tell(initFor(id));
      same(await minapp.getBasketItems(), [{ sku: 's', name: 'n' }]);
    },
  },
  {
    name: 'getBasketItems() returns an empty array if there are none',
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      await tell(initFor(id, { public: PUBLIC, private: { metaData: [] } }));
      same(await minapp.getBasketItems(), []);
    },
  },
  {
    name: 'matchMetaDataValues(key, values)',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      await tell(initFor(id));
      const asked: Array<[string, unknown[]]> = [
        ['iataCode', ['LED']],
        ['iataCode', ['DME']],
        ['departureAirport', [{ iataCode: 'SVO' }]],
        ['missing', ['LED']],
      ];
      const seen = await Promise.all(asked.map(([key, values]) => minapp.matchMetaDataValues(key, values)));
      same(seen, [true, false, true, false]);
    },
  },
  {
    name: 'getMetaDataValues(key or keys): in order of keys, then of appearance, without duplicates',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      await tell(initFor(id));
      same(await minapp.getMetaDataValues('iataCode'), ['SVO', 'LED']);
      same(await minapp.getMetaDataValues(['@type', 'arrivalAirport']), [
        'Flight',
        { iataCode: 'LED' },
        { iataCode: 'SVO' },
      ]);
    },
  },
  {
    name: 'an init with missing fields still resolves',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      await tell(initFor(id, { public: { userEmail: 'a@b.ru' } }));
      same(await minapp.getInitialData(), { userEmail: 'a@b.ru' });
    },
  },
  {
    name: 'an init with another id is ignored',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      const waiting = minapp.getInitialData();
      await tell(initFor('another', { public: { userEmail: 'evil@b.ru' } }));
      await tell(initFor(id));
      same(await waiting, PUBLIC);
    },
  },
  {
    name: 'an init from another window is ignored',
    peer: true,
    async run({ open, tell, id }) {
      const minapp = open();
      minapp.connect();
      const waiting = minapp.getInitialData();
      await tell(initFor(id, { public: { userEmail: 'evil@b.ru' } }), 'stranger');
      await tell(initFor(id));
      same(await waiting, PUBLIC);
    },
  },
];
