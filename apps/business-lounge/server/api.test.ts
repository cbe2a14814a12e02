import type { OrderView, QuoteView } from '@invoicebox/merchant-server/page-api';
import { describe, expect, it } from 'vitest';
import type { AirportsAnswer } from '../shared/airport.js';
import type { BookingSummary, Voucher } from '../shared/booking.js';
import type { LoungeAnswer, LoungesAnswer } from '../shared/lounge.js';
import { openLoungeServer, SELECTION } from './test-support/open-lounge-server.js';

type LoungeOrder = OrderView<BookingSummary, Voucher>;
type Server = Awaited<ReturnType<typeof openLoungeServer>>;

async function getJson<Answer>(server: Server, path: string): Promise<Answer> {
  const response = await server.get(path);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function quote(server: Server, changes: object = {}, locale = 'ru'): Promise<Response> {
  return server.post('/api/quotes', { selection: { ...SELECTION, ...changes }, locale });
}

async function placeOrder(server: Server): Promise<LoungeOrder> {
  const answer = (await (await quote(server)).json()) as { quote: QuoteView };
  const body = { quoteId: answer.quote.id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' };
  const response = await server.post('/api/orders', body, { 'Idempotency-Key': 'a-key-of-the-tests' });
  expect(response.status).toBe(201);
  return ((await response.json()) as { order: LoungeOrder }).order;
}

const readOrder = async (server: Server, id: string) =>
  (await getJson<{ order: LoungeOrder }>(server, `/api/orders/${id}`)).order;

describe('the catalogue', () => {
  it('finds airports', async () => {
    const server = await openLoungeServer();
    const path = `/api/airports?q=${encodeURIComponent('Казань')}&lat=55.75&lon=37.6&limit=1`;
    const { airports } = await getJson<AirportsAnswer>(server, path);
    expect(airports).toMatchObject([{ iata: 'KZN', loungeCount: 2, timeZone: 'Europe/Moscow' }]);
    expect(airports[0]?.metres).toBeGreaterThan(600_000);
  });

  it('lists the lounges of one airport or several, by procedure', async () => {
    const server = await openLoungeServer();
    const idsOf = async (query: string) =>
      (await getJson<LoungesAnswer>(server, `/api/lounges?${query}`)).lounges.map(({ id }) => id);
    expect(await idsOf('airport=SVO&procedure=departure')).toHaveLength(4);
    expect(await idsOf('airport=svo&procedure=arrival')).toEqual(['svo-b-vstrecha']);
    expect(await idsOf('airport=LED,XXX,SBT&procedure=arrival')).toEqual(['led-1-neva']);
    expect(await idsOf('airport=SBT,NOJ')).toEqual([]);
  });

  it('tells the airports that it knows', async () => {
    const { airports } = await getJson<LoungesAnswer>(await openLoungeServer(), '/api/lounges?airport=SBT,XXX');
    expect(airports).toMatchObject([{ iata: 'SBT', city: { ru: 'Сабетта', en: 'Sabetta' } }]);
  });

  it('shows a lounge with its airport', async () => {
    const answer = await getJson<LoungeAnswer>(await openLoungeServer(), '/api/lounges/led-1-neva');
    expect(answer).toMatchObject({ lounge: { id: 'led-1-neva' }, airport: { iata: 'LED' } });
  });

  it.each([
    ['/api/airports?limit=0', 400],
    ['/api/airports?lat=55', 400],
    ['/api/airports?lat=91&lon=0', 400],
    [`/api/airports?q=${'x'.repeat(101)}`, 400],
    ['/api/lounges', 400],
    ['/api/lounges?airport=../etc', 400],
    ['/api/lounges?airport=SVO&procedure=transit', 400],
    ['/api/lounges/unknown', 404],
    ['/api/nothing', 404],
  ])('refuses %s with %i and a readable error', async (path, status) => {
    const response = await (await openLoungeServer()).get(path);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(status === 404 ? 'not_found' : 'bad_request');
    expect(error.message).not.toBe('');
  });
});

describe('a booking', () => {
  it('is priced with tax and described', async () => {
    const response = await quote(await openLoungeServer());
    expect(response.status).toBe(201);
    const { quote: price } = (await response.json()) as { quote: QuoteView<BookingSummary> };
    expect(price).toMatchObject({ amount: 1_180_000, vatAmount: 212_787, summary: { flightNumber: 'SU 012' } });
    expect(price.lines.map(({ total }) => total)).toEqual([1_180_000, 0]);
  });

  it('is refused in the buyer’s language where the lounge is closed', async () => {
    const server = await openLoungeServer();
    const response = await quote(server, { loungeId: 'krr-step', flightAt: '2026-11-23T06:00:00+03:00' }, 'en');
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      error: { code: 'selection_unavailable', message: expect.stringContaining('open from 09:00 to 21:00') },
    });
  });

  it('is refused where the selection makes no sense', async () => {
    const response = await quote(await openLoungeServer(), { guests: { adults: 0, children: 0, infants: 1 } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('at least one adult or child');
  });

  it('gets its voucher when it is paid, and once', async () => {
    const server = await openLoungeServer();
    const { id, number } = await placeOrder(server);
    expect(number).toMatch(/^BL-/);
    expect(await readOrder(server, id)).not.toHaveProperty('fulfilment');

    expect(await server.notifyPaid()).toEqual({ status: 'success' });
    await expect.poll(async () => (await readOrder(server, id)).fulfilmentState).toBe('fulfilled');
    const { fulfilment } = await readOrder(server, id);
    expect(fulfilment?.code).toMatch(/^BL-/);

    expect(await server.notifyPaid()).toEqual({ status: 'success' });
    expect((await readOrder(server, id)).fulfilment).toEqual(fulfilment);
  });

  it('that is paid after the flight gets no voucher but a reason', async () => {
    const server = await openLoungeServer();
    const { id } = await placeOrder(server);
    await server.clock.advance(24 * 3_600_000);
    await server.notifyPaid();
    await expect.poll(async () => (await readOrder(server, id)).fulfilmentState).toBe('unavailable');
    expect((await readOrder(server, id)).failure).toContain('Деньги вернутся');
  });
});
