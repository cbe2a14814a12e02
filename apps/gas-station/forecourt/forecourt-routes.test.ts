import { describe, expect, it } from 'vitest';
import { openGasStation } from '../server/test-support/network.js';
import type { ForecourtStation, ForecourtStations } from '../shared/forecourt.js';

/** The default PUBLIC_URL of the tests' port. */
const OWN = { Origin: 'http://127.0.0.1:4999' };
const API = '/forecourt/api';

async function open() {
  const station = await openGasStation();
  const post = async (path: string, body: unknown = {}, headers: Record<string, string> = OWN) => {
    const response = await station.post(`${API}${path}`, body, headers);
    return {
      status: response.status,
      json: (await response.json()) as ForecourtStation & { error?: { code: string } },
    };
  };
  const release = (orderId: string) =>
    station.forecourt.authorize({
      ...{ orderId, stationId: 'msk-1', pump: 1, fuel: 'ai95', litres: 10_000, fullTank: false },
    });
  return { ...station, post, release };
}

describe('the API of the forecourt', () => {
  it('lists stations, those with orders first, and finds them by text', async () => {
    const { get, release } = await open();
    await release('o1');
    const read = async (query: string) => (await (await get(`${API}/stations${query}`)).json()) as ForecourtStations;
    const { stations, settings } = await read('');
    expect([stations[0]?.id, stations[0]?.orders]).toEqual(['msk-1', 1]);
    expect(stations.filter(({ id }) => id === 'msk-1')).toHaveLength(1);
    expect(settings).toEqual({ auto: false, litresPerMinute: 60 });
    expect((await read('?q=Анадырь')).stations.map(({ id }) => id)).toEqual(['anadyr']);
  });

  it('plays a pump step by step', async () => {
    const { post, release, clock, get } = await open();
    await release('o1');
    expect((await post('/stations/msk-1/pumps/1/lift')).json.pumps[0]).toMatchObject({
      number: 1,
      address: 'http://127.0.0.1:4999/stations/msk-1?pump=1',
      orders: [{ orderId: 'o1', state: 'lifted', flowing: false }],
    });
    await post('/stations/msk-1/pumps/1/squeeze');
    await clock.advance(2_000);
    const now = (await (await get(`${API}/stations/msk-1`)).json()) as ForecourtStation;
    expect(now.pumps[0]?.orders).toMatchObject([{ state: 'dispensing', flowing: true, dispensed: 2_000 }]);
    expect((await post('/orders/o1/tank', { room: 3_000 })).status).toBe(200);
    expect((await post('/stations/msk-1/pumps/2/car-comes')).json.pumps[1]).toMatchObject({ car: true });
    expect((await post('/stations/msk-1/pumps/2/fault', { fault: 'slow' })).json.pumps[1]).toMatchObject({
      fault: 'slow',
    });
    expect((await post('/settings', { auto: true, litresPerMinute: 40 })).status).toBe(200);
  });

  it('tells live', async () => {
    const { get, forecourt } = await open();
    const reader = (await get(`${API}/stations/msk-1/events`)).body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('event: station');
    await forecourt.act('msk-1', 1, 'break');
    expect(await next()).toContain('"broken":true');
    await reader?.cancel();
  });

  it.each([
    ['/stations/msk-1/pumps/1/lift', {}, 409, 'wrong_state'],
    ['/stations/msk-1/pumps/9/break', {}, 404, 'not_found'],
    ['/stations/gone/pumps/1/break', {}, 404, 'not_found'],
    ['/stations/msk-1/pumps/1/explode', {}, 404, 'not_found'],
    ['/stations/msk-1/pumps/1/fault', { fault: 'magic' }, 400, 'bad_request'],
    ['/settings', { auto: true, litresPerMinute: 0 }, 400, 'bad_request'],
    ['/orders/gone/tank', { room: 1 }, 404, 'not_found'],
    ['/orders/gone/tank', { room: -1 }, 400, 'bad_request'],
  ] as const)('refuses %s with %j by %d %s', async (path, body, status, code) => {
    const { post } = await open();
    const answer = await post(path, body);
    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
  });

  it('changes nothing for a foreign page', async () => {
    const { post, forecourt } = await open();
    for (const headers of [{}, { Origin: 'http://127.0.0.1:4700' }]) {
      const { status, json } = await post('/stations/msk-1/pumps/1/break', {}, headers as Record<string, string>);
      expect([status, json.error?.code]).toEqual([403, 'foreign_origin']);
    }
    expect(await forecourt.states('msk-1')).toContainEqual({ number: 1, state: 'free' });
  });
});
