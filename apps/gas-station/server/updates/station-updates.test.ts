import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNATURE_HEADER, signBody } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { stationSchema } from '../../stations/station.js';
import { StationIndex } from '../../stations/station-index.js';
import { NOON, RECORDS } from '../test-support/network.js';
import { pollUpdates } from './poll-updates.js';
import { StationUpdates } from './station-updates.js';
import { updateRoutes } from './update-routes.js';

const KEY = 'network-key';

function open() {
  const index = new StationIndex(RECORDS.map((entry) => stationSchema.parse(entry)));
  const updates = new StationUpdates(index);
  const clock = new ManualClock(NOON);
  const routes = updateRoutes({ updates, clock, keys: [KEY] });
  const push = (body: string, signature = signBody(body, KEY, 'sha256')) =>
    routes.request('/stations/updates', { method: 'POST', headers: { [SIGNATURE_HEADER]: signature }, body });
  const send = (stations: unknown[], sentAt = NOON) => push(JSON.stringify({ sentAt, stations }));
  return { index, updates, clock, push, send };
}

describe('a push of prices and status', () => {
  it('changes prices, pumps and hours, and what is found by them', async () => {
    const { index, send } = open();
    const response = await send([{ id: 'msk-1', prices: { ai92: 50.5, diesel: 70 }, outOfOrder: [1, 2], hours: null }]);
    expect([response.status, await response.json()]).toEqual([200, { applied: 1, outdated: 0, problems: [] }]);
    const station = index.byId('msk-1');
    expect(station).toMatchObject({ fuels: { ai92: 5050, ai95: 6666, diesel: 7000 }, hours: null });
    expect(station?.pumps.map(({ outOfOrder }) => outOfOrder)).toEqual([true, true, false, false]);
    const query = { filter: {}, cheapest: 'ai92', offset: 0, limit: 1 } as const;
    expect(index.search(query, NOON).stations[0]?.id).toBe('msk-1');
    expect(index.search({ filter: { open: true }, offset: 0, limit: 9 }, NOON).total).toBe(3);
  });

  it('names each bad change and takes the good ones', async () => {
    const { index, send } = open();
    const response = await send([
      { id: 'gone' },
      { id: 'msk-1', prices: { ai100: 80 } },
      { id: 'msk-1', prices: { ai92: 6 } },
      { id: 'msk-1', outOfOrder: [9] },
      { id: 'msk-1', colour: 'red' },
      null,
      { id: 'msk-2', prices: { ai92: 61 } },
    ]);
    const { applied, problems } = (await response.json()) as ReturnType<StationUpdates['apply']>;
    expect(applied).toBe(1);
    expect(problems.map(({ row, id, field }) => [row, id, field])).toEqual([
      [1, 'gone', 'id'],
      [2, 'msk-1', 'prices.ai100'],
      [3, 'msk-1', 'prices.ai92'],
      [4, 'msk-1', 'outOfOrder'],
      [5, 'msk-1', 'colour'],
      [6, null, 'id'],
    ]);
    expect(index.byId('msk-1')?.fuels).toMatchObject({ ai92: 6000 });
    expect(index.byId('msk-2')?.fuels).toEqual({ ai92: 6100 });
  });

  it('reads each field on its own, as the import does', async () => {
    const { index, send } = open();
    const before = index.byId('msk-1')?.extras;
    const change = {
      ...{ id: 'msk-1', prices: { 'АИ-92': '61,5', ai95: 'дорого', diesel: null }, hours: 'пн-пт 8-20, сб-вс 9-18' },
      ...{ closed: 'no', outOfOrder: ['1', 2], unavailableExtras: ['tea'] },
    };
    const { applied, problems } = (await (await send([change])).json()) as ReturnType<StationUpdates['apply']>;
    expect(applied).toBe(1);
    expect(problems.map(({ field }) => field)).toEqual(['prices.ai95', 'unavailableExtras']);
    const station = index.byId('msk-1');
    expect(station).toMatchObject({
      fuels: { ai92: 6150, ai95: 6666, diesel: null },
      hours: 'Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00',
      closed: false,
    });
    expect(station?.extras).toEqual(before);
    expect(station?.pumps.map(({ outOfOrder }) => outOfOrder)).toEqual([true, true, false, false]);
    const wrong = await send([{ id: 'msk-1', hours: 'когда как' }], NOON + 1);
    expect(await wrong.json()).toMatchObject({ applied: 0, problems: [{ field: 'hours' }] });
    expect(index.byId('msk-1')?.hours).toBe('Mo-Fr 08:00-20:00; Sa-Su 09:00-18:00');
  });

  it('closes and opens a station, and tells what is sold out', async () => {
    const { index, send } = open();
    await send([{ id: 'msk-1', closed: true, unavailableExtras: ['coffee'] }], NOON);
    expect(index.byId('msk-1')).toMatchObject({ closed: true, extras: [{ available: false }, { available: true }] });
    const search = { filter: { open: true }, offset: 0, limit: 9 };
    expect(index.search(search, NOON).stations.map(({ id }) => id)).not.toContain('msk-1');
    await send([{ id: 'msk-1', closed: false, unavailableExtras: [] }], NOON + 1000);
    expect(index.byId('msk-1')).toMatchObject({ closed: false, extras: [{ available: true }, { available: true }] });
    const wrong = await send([{ id: 'msk-1', unavailableExtras: ['tea'] }], NOON + 2000);
    expect(await wrong.json()).toMatchObject({ applied: 0, problems: [{ field: 'unavailableExtras' }] });
  });

  it('never replaces newer data with older, whatever the order of arrival', async () => {
    const { index, send } = open();
    await send([{ id: 'msk-2', prices: { ai92: 62 } }], NOON);
    const late = await send([{ id: 'msk-2', prices: { ai92: 61 } }], NOON - 1000);
    expect(await late.json()).toMatchObject({ applied: 0, outdated: 1 });
    expect(index.byId('msk-2')?.fuels).toEqual({ ai92: 6200 });
  });

  it('is refused unsigned, signed with another key, unreadable or old', async () => {
    const { index, push, send } = open();
    const body = JSON.stringify({ sentAt: NOON, stations: [{ id: 'msk-2', prices: { ai92: 61 } }] });
    expect((await push(body, '')).status).toBe(403);
    expect((await push(body, signBody(body, 'another', 'sha256'))).status).toBe(403);
    expect((await push('{')).status).toBe(400);
    expect((await push('{"stations":[]}')).status).toBe(400);
    expect((await send([{ id: 'msk-2', prices: { ai92: 61 } }], NOON - 11 * 60_000)).status).toBe(409);
    expect(index.byId('msk-2')?.fuels).toEqual({ ai92: 5990 });
  });
});

describe('polling', () => {
  it('polls, applies what has changed, and warns of failures', async () => {
    const { index, updates, clock } = open();
    const answers = [
      { status: 500, body: '' },
      { status: 200, body: JSON.stringify({ sentAt: NOON, stations: [{ id: 'msk-2', prices: { ai92: 63 } }, {}] }) },
      { status: 304, body: '' },
    ];
    const tags: Array<string | undefined> = [];
    const server = createServer((request, response) => {
      tags.push(request.headers['if-none-match']);
      const { status, body } = answers[tags.length - 1] ?? { status: 304, body: '' };
      response.writeHead(status, { ETag: '"1"', [SIGNATURE_HEADER]: signBody(body, KEY, 'sha256') }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const warn = vi.fn();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const stop = pollUpdates({ url, keys: [KEY], everyMs: 1000, updates, clock, warn });
    onTestFinished(stop);
    await waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    await waitFor(async () => {
      await clock.advance(1000);
      expect(index.byId('msk-2')?.fuels).toEqual({ ai92: 6300 });
    });
    expect(warn.mock.calls[1]?.[0]).toContain('row 2: id.');
    await waitFor(async () => {
      await clock.advance(1000);
      expect(tags.at(-1)).toBe('"1"');
    });
  });
});
