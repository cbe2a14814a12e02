import { request } from 'node:http';
import { AGENT_TOKEN, DEMONSTRATION_SHOP, L3_SHOP, L3_TOKEN } from '@invoicebox/host-simulator';
import { goodOrder } from '@invoicebox/host-simulator/testing';
import { API_CALLS, type CallName, MAX_BODY_BYTES, RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { codeIn, fieldsIn, type Walker } from '../walker.js';

const ORDERS = API_CALLS.createOrder.path;

/** Sends an order chunked, without a length and without a User-Agent, which fetch cannot. */
function sendBare(url: string, token: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Transfer-Encoding': 'chunked',
    };
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    const middle = Math.floor(body.length / 2);
    sent.write(body.slice(0, middle));
    sent.end(body.slice(middle));
  });
}

/** Who calls: both prefixes, the tokens of each account, the auth call. */
export async function walkAuthorization(walker: Walker): Promise<void> {
  const auth = await walker.data('checkAuth');
  walker.claim(
    'auth: a good token has a userId, a profile and an accessToken',
    auth.userId !== null && auth.profile !== null,
  );
  walker.equal(
    'auth: without a token 200 and userId null',
    (await walker.data('checkAuth', { token: null })).userId,
    null,
  );
  walker.equal('auth: a bad token is a 401', await walker.codeOf('checkAuth', { token: 'bad' }), 'unauthorized');
  walker.equal('a call without a token is a 401', await walker.codeOf('listOrders', { token: null }), 'unauthorized');
  await walker.data('checkAuth', { prefix: '/l3', token: L3_TOKEN });
  const body = goodOrder(walker.now, { merchantId: L3_SHOP.merchantId });
  const made = await walker.data('createOrder', { prefix: '/l3', token: L3_TOKEN, body });
  walker.claim('L3: a token of the form 29078-API:<hex> sells under /l3', made.merchantId === L3_SHOP.merchantId, made);
  walker.equal('forbidden: another merchant', await walker.codeOf('createOrder', { body }), 'forbidden');
  walker.equal('not_found: another account', await walker.codeOf('getOrder', { id: made.id }), 'not_found');
  walker.equal(
    'both prefixes serve the same',
    (await walker.data('getOrder', { id: made.id, token: L3_TOKEN })).id,
    made.id,
  );
  const agent = { ...goodOrder(walker.now), merchantId: undefined };
  const seller = { type: 'counterparty', vatNumber: DEMONSTRATION_SHOP.vatNumber, countryId: 'RUS' };
  const sold = await walker.data('createSubagentOrder', { token: AGENT_TOKEN, body: { ...agent, seller } });
  walker.equal('agent: the order is the seller’s', sold.merchantId, DEMONSTRATION_SHOP.merchantId);
  await walker.data('createSubagentOrder', {
    prefix: '/l3',
    token: AGENT_TOKEN,
    body: { ...goodOrder(walker.now), seller },
  });
  walker.equal(
    'agent: no other account is one',
    await walker.codeOf('createSubagentOrder', { body: { ...agent, seller } }),
    'forbidden',
  );
  const unknown = { ...agent, seller: { ...seller, vatNumber: '1' } };
  walker.equal(
    'agent: an unknown seller',
    await walker.codeOf('createSubagentOrder', { token: AGENT_TOKEN, body: unknown }),
    'not_found',
  );
}

/** What is no request of the contract: methods, addresses, bodies. */
export async function walkBadInput(walker: Walker): Promise<void> {
  const send = async (body: unknown, headers: Record<string, string> = {}) =>
    codeIn(await walker.request('POST', ORDERS, { body, headers }));
  walker.equal('400: broken JSON', await send('{"a":'), 'bad_request');
  walker.equal('415: another type', await send('<a/>', { 'Content-Type': 'text/xml' }), 'unsupported_media_type');
  walker.equal('413: over 1 MiB', await send(`{"a":"${'x'.repeat(MAX_BODY_BYTES)}"}`), 'payload_too_large');
  for (const body of ['[]', '"text"', 'null', '7', 'true']) {
    walker.equal(`422: the body ${body} is no object`, await send(body), 'validation_error');
  }
  walker.equal('404: an unknown path', codeIn(await walker.request('GET', '/billing/api/nothing')), 'not_found');
  walker.equal(
    '404: names are case-sensitive',
    codeIn(await walker.request('GET', '/Filter/api/order/order')),
    'not_found',
  );
  for (const [name, call] of Object.entries(API_CALLS)) {
    const answer = await walker.request('PATCH', call.path.replace('{id}', 'x'));
    const allowed = answer.headers.get('Allow')?.split(', ').includes(call.method) === true;
    walker.claim(`405 with Allow: PATCH at ${name}`, codeIn(answer) === 'method_not_allowed' && allowed, answer.status);
  }
  const { url } = walker.running;
  const bare = await sendBare(
    `${url}/v3${ORDERS}`,
    L3_TOKEN,
    JSON.stringify(goodOrder(walker.now, { merchantId: L3_SHOP.merchantId })),
  );
  walker.equal('a chunked body without length and User-Agent is served', bare, 200);
  const strange = await walker.order({ surprise: { deep: 1 }, languageId: '', successUrl: null });
  walker.claim('unknown body fields are ignored', !('surprise' in strange));
  walker.claim('empty strings and nulls count as absent', !('languageId' in strange) && !('successUrl' in strange));
}

/** The names of a shape's fields that a body cannot be without. */
function requiredFields(shape: z.ZodObject): string[] {
  return Object.entries(shape.shape).flatMap(([name, field]) => (z.safeParse(field, undefined).success ? [] : [name]));
}

/** Every required field of every body: without it the call is refused and names it. */
export async function walkRequiredFields(walker: Walker): Promise<void> {
  for (const [name, call] of Object.entries(API_CALLS)) {
    if (!('request' in call)) continue;
    const token = name === 'createSubagentOrder' ? AGENT_TOKEN : undefined;
    const answer = await walker.call(name as CallName, { id: 'x', body: {}, ...(token ? { token } : {}) });
    const wanted = requiredFields(call.request as z.ZodObject);
    const named = fieldsIn(answer);
    if (wanted.length === 0) continue;
    walker.claim(
      `${name}: ${wanted.join(', ')} are required`,
      wanted.every((field) => named.includes(field)),
      named,
    );
  }
  const { basketItems } = goodOrder(walker.now);
  const [line] = basketItems;
  for (const field of Object.keys(line ?? {})) {
    const body = goodOrder(walker.now, { basketItems: [{ ...line, [field]: undefined }] });
    const named = fieldsIn(await walker.call('createOrder', { body }));
    walker.equal(`BasketItem: ${field} is required`, named, [`basketItems[0].${field}`]);
  }
  for (const [field, most] of Object.entries({ description: 1000, merchantId: 36, merchantOrderId: 256 })) {
    const body = goodOrder(walker.now, { [field]: 'x'.repeat(most + 1) });
    walker.equal(`${field}: at most ${most}`, fieldsIn(await walker.call('createOrder', { body })), [field]);
  }
}

/** The limits of an account and of an address, their headers, and the clock that they follow. */
export async function walkLimits(walker: Walker): Promise<void> {
  const { account, ip } = RATE_LIMITS;
  await walker.control('POST', '/clock/forward', { ms: ip.windowMs });
  await walker.control('PUT', '/settings', { limits: { enabled: true } });
  const rest: Array<string | null> = [];
  for (let count = 0; count < account.requests; count += 1) {
    rest.push((await walker.call('checkAuth')).headers.get('RateLimit-Remaining'));
  }
  walker.equal('limits: 100 requests of an account are served', [rest[0], rest.at(-1)], ['99', '0']);
  const over = await walker.call('checkAuth');
  walker.equal('limits: the next one is a 429', codeIn(over), 'too_many_requests');
  walker.equal('limits: with Retry-After', over.headers.get('Retry-After'), '30');
  walker.equal('limits: with RateLimit-Limit', over.headers.get('RateLimit-Limit'), '100');
  walker.equal('limits: RateLimit-Reset is seconds left', over.headers.get('RateLimit-Reset'), '30');
  walker.equal('limits: another account has its own', await walker.codeOf('checkAuth', { token: L3_TOKEN }), '200');
  let served = account.requests + 1;
  while (served <= ip.requests && (await walker.call('checkAuth', { token: null })).status === 200) served += 1;
  walker.equal('limits: 500 requests of an address are served', served, ip.requests);
  await walker.control('POST', '/clock/forward', { ms: account.windowMs - 1 });
  walker.equal(
    'limits: nothing is served before the window is over',
    await walker.codeOf('checkAuth'),
    'too_many_requests',
  );
  await walker.control('POST', '/clock/forward', { ms: 1 });
  walker.equal('limits: all is served after it', await walker.codeOf('checkAuth'), '200');
  await walker.control('PUT', '/settings', { limits: { enabled: false } });
}
