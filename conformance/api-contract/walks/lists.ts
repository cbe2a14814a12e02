import {
  API_CALLS,
  type CallName,
  LIST_OPERATORS,
  type ListContract,
  listEnvelopeSchema,
} from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';
import { codeIn, fieldsIn, type Walker } from '../walker.js';

const listSchema = listEnvelopeSchema(z.record(z.string(), z.unknown()));

/** Organisations are only found by their INN: a condition that all of them meet. */
const ANY_COUNTERPARTY = 'vatNumber[_ge]=0';

/** The query of a list, with what the list asks for. */
function complete(name: CallName, query: string): string {
  if (name !== 'findCounterparties' || query.includes('vatNumber')) return query;
  return query === '' ? `?${ANY_COUNTERPARTY}` : `${query}&${ANY_COUNTERPARTY}`;
}

async function list(walker: Walker, name: CallName, query: string) {
  const answer = await walker.call(name, { query: complete(name, query) });
  if (answer.status !== 200) throw new Error(`${name}${query}: ${answer.status} ${codeIn(answer)}`);
  return listSchema.parse(answer.json);
}

function valueAt(item: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], item);
}

/** `customer.vatNumber` as it is written in a query. */
const parameter = (field: string) => field.replace(/\.(\w+)/g, '[$1]');

/** How many items an operator leaves whose field is the value of one item, by the meaning of the operator. */
const EXPECTATIONS: Readonly<Record<(typeof LIST_OPERATORS)[number], (rank: number) => boolean>> = {
  eq: (rank) => rank === 0,
  ne: (rank) => rank !== 0,
  gt: (rank) => rank > 0,
  ge: (rank) => rank >= 0,
  lt: (rank) => rank < 0,
  le: (rank) => rank <= 0,
  start: (rank) => rank === 0,
};

function rankOf(value: unknown, other: unknown): number {
  if (typeof value === 'number' && typeof other === 'number') return value - other;
  return String(value) < String(other) ? -1 : Number(String(value) > String(other));
}

/** Every operator on one field, against a selection made here. */
async function walkOperators(walker: Walker, name: CallName, field: string): Promise<void> {
  const all = (await list(walker, name, '?pageSize=1000')).data;
  const value = valueAt(all[0], field);
  for (const operator of LIST_OPERATORS) {
    const expected = all.filter((item) => EXPECTATIONS[operator](rankOf(valueAt(item, field), value))).length;
    for (const spelling of [`_${operator}`, operator]) {
      const query = `?${parameter(field)}[${spelling}]=${encodeURIComponent(String(value))}`;
      walker.equal(`${name}: ${field}[${spelling}]`, (await list(walker, name, query)).metaData.totalCount, expected);
    }
  }
}

async function walkPages(walker: Walker, name: CallName): Promise<void> {
  const { data, metaData } = await list(walker, name, '');
  walker.equal(`${name}: 30 items from page 1 by default`, [metaData.page, metaData.pageSize], [1, 30]);
  const [first, second] = [data[0]?.id, data[1]?.id];
  for (const spelling of ['page=2&pageSize=1', '_page=2&_pageSize=1']) {
    const page = await list(walker, name, `?${spelling}`);
    walker.claim(`${name}: ${spelling}`, page.data.length === 1 && page.data[0]?.id === second, page.metaData);
  }
  for (const spelling of [
    `id[]=${first}&id[]=${second}`,
    `id[0]=${first}&id[1]=${second}`,
    `id=${first}&id=${second}`,
  ]) {
    walker.equal(
      `${name}: several values, ${spelling.replace(/=[^&]*/g, '=…')}`,
      (await list(walker, name, `?${spelling}`)).data.length,
      2,
    );
  }
  const ascending = (await list(walker, name, '?_order[amount]=asc&_order[id]=desc&pageSize=1000')).data;
  const inOrder = ascending.every((item, index) => {
    const before = ascending[index - 1];
    if (!before) return true;
    const rank = Number(item.amount) - Number(before.amount);
    return rank > 0 || (rank === 0 && rankOf(item.id, before.id) < 0);
  });
  walker.claim(`${name}: several orders`, inOrder);
}

async function walkRefusals(walker: Walker, name: CallName): Promise<void> {
  for (const query of ['?colour=red', '?id[_like]=1', '?_order[colour]=asc', '?page=0', '?createdAt[_gt]=soon']) {
    const answer = await walker.call(name, { query });
    walker.claim(
      `${name}: ${query} is a 422 that names it`,
      codeIn(answer) === 'validation_error' && fieldsIn(answer).length === 1,
      answer.json,
    );
  }
  const tagged = await walker.call(name);
  const tag = tagged.headers.get('ETag') ?? '';
  const same = await walker.call(name, { headers: { 'If-None-Match': tag } });
  const other = await walker.call(name, { headers: { 'If-None-Match': '"other"' } });
  walker.equal(`${name}: ETag and If-None-Match`, [tag !== '', same.status, other.status], [true, 304, 200]);
}

/** Lists: every field of every list, every operator, orders, pages and refusals (docs/http-api.md, Lists). */
export async function walkLists(walker: Walker): Promise<void> {
  for (const [key, call] of Object.entries(API_CALLS)) {
    if (!('list' in call)) continue;
    const [name, contract]: [CallName, ListContract] = [key as CallName, call.list];
    const all = (await list(walker, name, '?pageSize=1000')).data;
    for (const field of Object.keys(contract.fields)) {
      const owner = all.find((item) => valueAt(item, field) !== undefined);
      const value = String(valueAt(owner, field));
      const found = await list(
        walker,
        name,
        `?${parameter(field)}=${encodeURIComponent(value)}&_order[${field}]=asc&pageSize=1000`,
      );
      const fits = found.data.length > 0 && found.data.every((item) => String(valueAt(item, field)) === value);
      walker.claim(`${name}: filter and order by ${field}`, owner !== undefined && fits, {
        value,
        found: found.data.length,
      });
    }
    await walker.call(name, { prefix: '/l3', query: complete(name, '') });
    if (name === 'findCounterparties') continue;
    await walkPages(walker, name);
    await walkRefusals(walker, name);
    await walkOperators(walker, name, 'createdAt');
    await walkOperators(walker, name, 'amount');
  }
  await walkOperators(walker, 'findCounterparties', 'vatNumber');
  const unfiltered = await walker.call('findCounterparties');
  walker.claim(
    'counterparties: without an INN a 422 that names it',
    unfiltered.status === 422 && fieldsIn(unfiltered).includes('vatNumber'),
    unfiltered.json,
  );
  const unknown = await list(walker, 'findCounterparties', '?vatNumber=0000000000');
  walker.equal('counterparties: an unknown INN is an empty list', unknown.data, []);
  const times = [
    '2026-11-21',
    '2026-11-21T00:00:00Z',
    '2026-11-21T00:00:00.000',
    '2026-11-21T03:00:00+03:00',
    '2026-11-21T03:00:00%2B0300',
  ];
  const counts = await Promise.all(
    times.map(async (time) => (await list(walker, 'listOrders', `?createdAt[_ge]=${time}`)).metaData.totalCount),
  );
  walker.claim('filters: every spelling of a time', new Set(counts).size === 1 && (counts[0] ?? 0) > 0, counts);
  const made = await walker.order();
  const shown = (await list(walker, 'listOrders', `?merchantOrderId=${made.merchantOrderId}`)).data;
  walker.equal(
    'a list shows a write as soon as it was answered',
    shown.map(({ id }) => id),
    [made.id],
  );
}
